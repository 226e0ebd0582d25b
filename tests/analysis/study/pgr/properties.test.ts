/** What the PGR of an archive may not depend on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computePgr } from '../../../../analysis/study/pgr/computePgr';
import type { PgrResult } from '../../../../analysis/results';
import type { Evaluation, PgrRule } from '../../../../analysis/study/study';
import { agorabench, anEvaluation, aRun } from '../build';

const generators = ['gpt-4o-2024-08-06', 'gpt-4o-mini-2024-07-18'];
const runs = generators.flatMap((generator, g) =>
  [42, 43].map((seed) => aRun({ id: `run-${g}-${seed}`, generator, seed })),
);
const benchmarks = ['gsm8k', 'math'];

/** Base below 30, reference above 60, students anywhere; each with its own standard error. */
const archive = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 50, max: 300 })), {
    minLength: 12,
    maxLength: 12,
  })
  .map((numbers) => {
    const next = numbers.values();
    const drawn = (from: number) => {
      const [score = 0, error = 100] = next.next().value ?? [];
      return { score: from + score / 100, stderr: error / 100 };
    };
    return benchmarks.flatMap((benchmark): Evaluation[] => [
      anEvaluation({ role: 'base', benchmark, ...drawn(0) }),
      anEvaluation({ role: 'reference', benchmark, ...drawn(60) }),
      ...runs.map(({ id }) =>
        anEvaluation({ role: 'student', benchmark, run: id, model: id, source: `${id}.json`, ...drawn(30) }),
      ),
    ]);
  });
const rules: readonly PgrRule[] = ['mean-of-pgrs', 'pgr-of-mean'];
const pgrOf = (rule: PgrRule, evaluations: readonly Evaluation[], these = runs) =>
  computePgr({ study: { ...agorabench, rule }, runs: these, evaluations, printed: [] });

/** Cells by generator, averages and ranks, as numbers. */
function figures({ cells, averages, ranking }: PgrResult): (number | null)[] {
  const byName = [...cells].sort((a, b) => (a.generator < b.generator ? -1 : 1));
  return [
    ...byName.flatMap(({ pgr, lo, hi, seeds = [] }) => {
      const alone = [...seeds].sort((a, b) => (a.run < b.run ? -1 : 1)).map((each) => each.pgr);
      return [pgr, lo, hi, ...alone];
    }),
    ...averages.map(({ computed }) => computed),
    ...(ranking?.differences.flatMap(({ difference, p }) => [difference, p]) ?? []),
  ];
}

function expectSame(one: PgrResult, other: PgrResult, digits = 8): void {
  const [a, b] = [figures(one), figures(other)];
  expect(a.length).toBe(b.length);
  a.forEach((value, i) => {
    if (value === null) expect(b[i]).toBeNull();
    else expect(value).toBeCloseTo(b[i] ?? NaN, digits);
  });
}

describe('PGR, its intervals, averages and ranks', () => {
  const options = { numRuns: 12, seed: 3 };

  it('do not depend on the order of runs and of results', () => {
    fc.assert(
      fc.property(archive, fc.constantFrom(...rules), fc.infiniteStream(fc.nat()), (evaluations, rule, numbers) => {
        const shuffled = <T>(items: readonly T[]) => {
          const places = [...numbers.take(items.length)];
          return items
            .map((item, i) => ({ item, at: places[i] ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        };
        expectSame(pgrOf(rule, shuffled(evaluations), shuffled(runs)), pgrOf(rule, evaluations));
      }),
      options,
    );
  });

  it('do not change where every result is there twice', () => {
    fc.assert(
      fc.property(archive, fc.constantFrom(...rules), (evaluations, rule) => {
        expectSame(pgrOf(rule, [...evaluations, ...evaluations]), pgrOf(rule, evaluations));
      }),
      options,
    );
  });

  it('do not change with the unit of all scores and their errors, nor with their origin', () => {
    fc.assert(
      fc.property(
        archive,
        fc.constantFrom(...rules),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (evaluations, rule, unit) => {
          const turned = evaluations.map((each) => ({
            ...each,
            score: unit * each.score + 5,
            stderr: each.stderr === null ? null : unit * each.stderr,
          }));
          expectSame(pgrOf(rule, turned), pgrOf(rule, evaluations), 6);
        },
      ),
      options,
    );
  });

  it('rise with the student, and lie within their interval', () => {
    fc.assert(
      fc.property(archive, fc.constantFrom(...rules), (evaluations, rule) => {
        const better = evaluations.map((each) => (each.role === 'student' ? { ...each, score: each.score + 1 } : each));
        const [before, after] = [pgrOf(rule, evaluations), pgrOf(rule, better)];
        before.cells.forEach(({ pgr, lo, hi }, i) => {
          expect(after.cells[i]?.pgr ?? NaN).toBeGreaterThan(pgr ?? NaN);
          expect(lo ?? NaN).toBeLessThan(pgr ?? NaN);
          expect(hi ?? NaN).toBeGreaterThan(pgr ?? NaN);
        });
      }),
      options,
    );
  });
});
