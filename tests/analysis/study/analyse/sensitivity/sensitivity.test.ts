import { describe, expect, it } from 'vitest';
import { stepByStep } from '../../../../../analysis/engine/stepByStep';
import { analyse, analyseInDepth } from '../../../../../analysis/study/analyse/analyse';
import {
  isNothing,
  nothingDropped,
  withoutDropped,
  type Dropped,
} from '../../../../../analysis/study/analyse/sensitivity/dropped';
import {
  droppedPart,
  leaveOneOut,
  type LeaveOneOut,
} from '../../../../../analysis/study/analyse/sensitivity/leaveOneOut';
import { mainFiguresWithout, type MainFigures } from '../../../../../analysis/study/analyse/sensitivity/mainFigures';
import { unattended } from '../../../../../analysis/task';
import { cell, inputOf, publishedInput, studyOf } from '../input';

const input = publishedInput();
const eight = 'llama-3.1-8b-instruct';
const setting = { method: 'quality_enhancement', domain: 'code' };
const place = { generator: 'claude-3.5-sonnet-2024-06-20', method: 'instance_generation', domain: 'code' };

/** What the whole analysis says of an archive that never held these cells. */
function fromAnalysis(dropped: Dropped): Omit<MainFigures, 'coarseSlope' | 'coarseR2'> {
  const kept = withoutByHand(dropped);
  const { data, regression, structure, problemSolving } = analyse(kept);
  const { evidence } = analyseInDepth(kept);
  return {
    n: data.n,
    generators: data.generators,
    settings: data.settings,
    r2: regression?.r2 ?? null,
    leaveOneGeneratorOutR2: regression?.leaveOneGeneratorOutR2 ?? null,
    settingsR2: structure?.settingsR2 ?? null,
    fineSlope: problemSolving?.fine?.slope ?? null,
    fineR2: problemSolving?.fine?.r2 ?? null,
    within: (evidence?.predictors ?? []).map(({ column, within }) => ({ column, slope: within })),
  };
}

function withoutByHand({ generators, settings, cells }: Dropped) {
  const isKept = (one: { generator: string; method: string; domain: string }) =>
    !generators.includes(one.generator) &&
    !settings.some(({ method, domain }) => method === one.method && domain === one.domain) &&
    !cells.some(
      (gone) =>
        JSON.stringify(gone) === JSON.stringify({ generator: one.generator, method: one.method, domain: one.domain }),
    );
  return { ...input, pgr: { ...input.pgr, cells: input.pgr.cells.filter(isKept) } };
}

describe('the figures without parts of the study', () => {
  it.each<[string, Dropped]>([
    ['nothing', nothingDropped],
    ['a generator', { ...nothingDropped, generators: [eight] }],
    ['a setting', { ...nothingDropped, settings: [setting] }],
    ['a cell', { ...nothingDropped, cells: [place] }],
    ['one of each', { generators: [eight], settings: [setting], cells: [place] }],
  ])('are those of the analysis of an archive without %s, exactly', (_, dropped) => {
    const { coarseSlope, coarseR2, ...figures } = mainFiguresWithout(input, dropped);
    expect(figures).toEqual(fromAnalysis(dropped));
    expect([coarseSlope, coarseR2]).not.toContain(null);
  });

  it('move where a generator goes, and the overall line is of the averages that are left', () => {
    const all = mainFiguresWithout(input, nothingDropped);
    const without = mainFiguresWithout(input, { ...nothingDropped, generators: [eight] });
    expect(without.generators).toBe(all.generators - 1);
    expect(without.n).toBe(45);
    expect(without.r2).not.toBe(all.r2);
    // The others lie on a much steeper line.
    expect(all.coarseSlope).toBeCloseTo(0.289, 3);
    expect(without.coarseSlope).toBeGreaterThan(1);
  });

  it('averages the cells that are left', () => {
    const { pgr } = withoutDropped(input, { ...nothingDropped, settings: [setting] });
    const own = pgr.cells.filter(({ generator, variant }) => generator === eight && variant === null);
    const mean = own.reduce((sum, { pgr: value }) => sum + (value ?? NaN), 0) / own.length;
    expect(pgr.averages.find(({ generator, over }) => generator === eight && over === 'all')?.computed).toBeCloseTo(
      mean,
      12,
    );
    expect(own).toHaveLength(8);
  });

  it('are null where too little is left', () => {
    const { generators } = input.study;
    const all = mainFiguresWithout(input, { ...nothingDropped, generators: generators.map(({ id }) => id) });
    expect(all).toMatchObject({
      n: 0,
      r2: null,
      leaveOneGeneratorOutR2: null,
      settingsR2: null,
      coarseSlope: null,
      fineSlope: null,
      within: [],
    });
    expect(isNothing(nothingDropped)).toBe(true);
  });
});

function finish(work: Generator<unknown, LeaveOneOut>): LeaveOneOut {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

describe('leaving out each part in turn', () => {
  it('does so with 6 generators, 9 settings and 54 cells of the published study', () => {
    const { all, parts, cellsNotTried } = finish(leaveOneOut(input));
    expect(all).toEqual(mainFiguresWithout(input, nothingDropped));
    const kinds = parts.map(({ part }) => part.kind);
    expect(['generator', 'setting', 'cell'].map((kind) => kinds.filter((one) => one === kind).length)).toEqual([
      6, 9, 54,
    ]);
    expect(cellsNotTried).toBe(0);
    for (const { part, without } of [parts[0]!, parts[7]!, parts[20]!])
      expect(without).toEqual(mainFiguresWithout(input, droppedPart(part)));
  });

  it('leaves out the most influential cells of a large study, and says how many it did not', () => {
    const generators = Array.from({ length: 11 }, (_, i) => `g${i}`);
    const domains = Array.from({ length: 12 }, (_, i) => `d${i}`);
    const cells = generators.flatMap((g, i) => domains.map((d, j) => cell([g, 'm', d], i + ((j * 7) % 5))));
    const { parts, cellsNotTried } = finish(leaveOneOut(inputOf(studyOf(generators, ['m'], domains), cells)));
    expect(parts.filter(({ part }) => part.kind === 'cell')).toHaveLength(120);
    expect(cellsNotTried).toBe(12);
  });

  it('has no parts where there are no cells', () => {
    expect(finish(leaveOneOut(inputOf(studyOf([], [], []), [])))).toMatchObject({ parts: [], cellsNotTried: 0 });
  });

  it('ends with the step in which it is cancelled, and tells how far it is', async () => {
    const controller = new AbortController();
    const steps: (number | null)[] = [];
    const task = {
      signal: controller.signal,
      progress: ({ done, total }: { done: number; total: number | null }) => {
        steps.push(total);
        if (done === 2) setTimeout(() => controller.abort());
      },
    };
    await expect(stepByStep(leaveOneOut(input), task)).rejects.toMatchObject({ code: 'cancelled' });
    expect(steps.length).toBeLessThan(10);
    expect(steps[0]).toBe(70);
    expect((await stepByStep(leaveOneOut(inputOf(studyOf([], [], []), [])), unattended)).parts).toEqual([]);
  });
});
