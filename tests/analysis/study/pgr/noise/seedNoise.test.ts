import { describe, expect, it } from 'vitest';
import { computePgr } from '../../../../../analysis/study/pgr/computePgr';
import type { Evaluation } from '../../../../../analysis/study/study';
import { agorabench, anEvaluation, aRun, scores } from '../../build';

const generators = ['gpt-4o-2024-08-06', 'gpt-4o-mini-2024-07-18'];

/** Two generators; the first has the given seeds, the second one student. */
function computed(spread: readonly number[]) {
  const anchors = scores([0, 40, 80], [0, 40, 80]).filter(({ role }) => role !== 'student');
  const runs = [
    ...spread.map((_, seed) => aRun({ id: `seed-${seed}`, generator: generators[0] ?? null, seed })),
    aRun({ id: 'single', generator: generators[1] ?? null }),
  ];
  const students: Evaluation[] = runs.flatMap(({ id }, i) =>
    ['gsm8k', 'math'].map((benchmark) =>
      anEvaluation({
        role: 'student',
        run: id,
        benchmark,
        model: id,
        score: 60 + (spread[i] ?? 0),
        source: `${id}.json`,
      }),
    ),
  );
  return computePgr({ study: agorabench, runs, evaluations: [...anchors, ...students], printed: [] });
}

describe('the spread between seeds', () => {
  it('widens the interval of its cell, and that of a cell with one seed even more', () => {
    const [several, single] = computed([-3, 0, 3]).cells;
    const [, alone] = computed([0]).cells;
    expect(several?.uncertainty).toMatchObject({ method: 'bootstrap', from: ['standard-errors', 'seeds'] });
    expect(single?.uncertainty?.from).toContain('seeds');
    const error = (cell: typeof single) => cell?.uncertainty?.standardError ?? NaN;
    expect(error(single)).toBeGreaterThan(1.3 * error(alone));
    expect(error(single)).toBeGreaterThan(error(several));
  });

  it('leaves the delta method alone where no cell has two', () => {
    for (const { uncertainty } of computed([0]).cells) expect(uncertainty).toMatchObject({ method: 'delta' });
  });

  it('is not taken for certain where two seeds are all there is', () => {
    const width = (spread: readonly number[]) => {
      const [cell] = computed(spread).cells;
      return (cell?.hi ?? NaN) - (cell?.lo ?? NaN);
    };
    // The same spread in both; one degree of freedom says less about it than five.
    const two = width([-2, 2]);
    const six = width([-2, 2, -2, 2, -2, 2]);
    expect(two).toBeGreaterThan(2 * six);
  });
});

describe('the students of a cell', () => {
  it('have a PGR each, whose mean is that of the cell; a single one has none of its own', () => {
    const [several, single] = computed([-4, 0, 10]).cells;
    expect(several?.seeds?.map(({ run, seed }) => [run, seed])).toEqual([
      ['seed-0', 0],
      ['seed-1', 1],
      ['seed-2', 2],
    ]);
    const pgrs = several?.seeds?.map(({ pgr }) => pgr ?? NaN) ?? [];
    // Anchors at 40 and 80: a score of 56 recovers 40 %.
    [40, 50, 75].forEach((pgr, i) => expect(pgrs[i]).toBeCloseTo(pgr, 9));
    expect(several?.pgr).toBeCloseTo(55, 9);
    expect(single?.seeds).toBeUndefined();
  });
});

describe('shared anchors', () => {
  it('cancel in the difference of two generators and not in their averages', () => {
    const { ranking, averages } = computed([0]);
    const [difference] = ranking?.differences ?? [];
    const width = (difference?.hi ?? NaN) - (difference?.lo ?? NaN);
    const own = averages.filter(({ over }) => over === 'all').map(({ interval }) => interval?.standardError ?? NaN);
    expect(own).toHaveLength(2);
    expect(width).toBeLessThan(2 * 1.96 * Math.hypot(own[0] ?? NaN, own[1] ?? NaN));
    expect(difference?.distinguishable).toBe(false);
  });
});
