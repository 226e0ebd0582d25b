import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawsOf, requestSeed } from '../../../../electron/jobs/generate/draws/draws';
import { earlierOf, gathered, nothing, seedRecords } from './plans';

const number = fc.integer({ min: 0, max: 1_000_000 });

describe('draws', () => {
  it('draws different numbers below the count, the same again from the same three numbers', () => {
    fc.assert(
      fc.property(number, number, number, fc.integer({ min: 1, max: 50 }), (seed, item, attempt, count) => {
        const size = item % (count + 1);
        const drawn = drawsOf(seed, item, attempt).sample(count, size);
        expect(new Set(drawn).size).toBe(size);
        for (const each of drawn) expect(each >= 0 && each < count && Number.isInteger(each)).toBe(true);
        expect(drawsOf(seed, item, attempt).sample(count, size)).toEqual(drawn);
      }),
    );
  });

  it('tells seed, item and try apart, whichever of them changes', () => {
    const drawn = [
      [1, 2, 3],
      [1, 2, 4],
      [1, 5, 3],
      [6, 2, 3],
      [1, 3, 2],
      [2, 1, 3],
      [3, 2, 1],
      [12, 3, 0],
      [1, 23, 0],
    ].map(([seed = 0, item = 0, attempt = 0]) => drawsOf(seed, item, attempt).sample(1_000_000, 4).join(' '));
    expect(new Set(drawn).size).toBe(drawn.length);
    const seeds = Array.from({ length: 1000 }, (_, item) => requestSeed(42, item, 1));
    expect(new Set(seeds).size).toBe(1000);
    for (const seed of seeds) expect(seed >= 0 && seed < 2 ** 31 && Number.isInteger(seed)).toBe(true);
  });

  it('draws each place as often as the others', () => {
    const counts = Array.from({ length: 10 }, () => new Array<number>(3).fill(0));
    const times = 20_000;
    for (let item = 0; item < times; item++)
      drawsOf(7, item, 1)
        .sample(10, 3)
        .forEach((drawn, place) => {
          const row = counts[drawn] ?? [];
          row[place] = (row[place] ?? 0) + 1;
        });
    // 2,000 expected a cell; five deviations are 212.
    for (const count of counts.flat()) expect(Math.abs(count - times / 10)).toBeLessThan(212);
  });
});

describe('demonstrations', () => {
  const earlier = earlierOf(
    Array.from({ length: 20 }, (_, rank) => ({
      instruction: `Earlier ${String(rank)}?`,
      response: `Made ${String(rank)}.`,
    })),
  );

  it('are two seeds and one that was generated, in an order that is recorded', async () => {
    const { workload } = await gathered({});
    const places = new Set<number>();
    for (let item = 0; item < 40; item++) {
      const { request, origin } = await workload.prepare(item, 1, earlier);
      const shown = origin['demonstrations'] as { from: string; row?: number; rank?: number }[];
      expect(shown.map(({ from }) => from).sort()).toEqual(['generated', 'seeds', 'seeds']);
      const texts = shown.map(({ from, row, rank }) =>
        from === 'seeds'
          ? `INPUT: Question ${String(row)}?\nOUTPUT: Answer`
          : `INPUT: Earlier ${String(rank)}?\nOUTPUT: Made`,
      );
      const at = texts.map((text) => request.prompt.indexOf(text));
      expect(at.every((place) => place >= 0)).toBe(true);
      expect(at).toEqual([...at].sort((a, b) => a - b));
      places.add(shown.findIndex(({ from }) => from === 'generated'));
      expect(request.prompt).toContain(origin['theme']);
    }
    expect([...places].sort()).toEqual([0, 1, 2]);
  });

  it('come from the seeds where nothing was generated yet', async () => {
    const { workload } = await gathered({});
    const { origin } = await workload.prepare(0, 1, nothing);
    const rows = (origin['demonstrations'] as { from: string; row: number }[]).map(({ row }) => row);
    expect(new Set(rows).size).toBe(3);
  });

  it('are others in another try, and the same after a restart', async () => {
    const { workload } = await gathered({});
    const first = await workload.prepare(5, 1, earlier);
    expect((await workload.prepare(5, 2, earlier)).origin).not.toEqual(first.origin);
    const again = await gathered({});
    expect(await again.workload.prepare(5, 1, earlier)).toEqual(first);
    const other = await gathered({ seed: 43 });
    expect((await other.workload.prepare(5, 1, earlier)).origin).not.toEqual(first.origin);
  });

  it('are put in as they are, whatever stands in them', async () => {
    const odd = seedRecords(3).map(({ instruction }) => ({
      instruction,
      response: '<input1> <output2> $& $1 <input_theme>',
    }));
    const { workload } = await gathered({}, odd);
    const { request } = await workload.prepare(0, 1, nothing);
    expect(request.prompt.split('<input1> <output2> $& $1 <input_theme>')).toHaveLength(4);
  });
});
