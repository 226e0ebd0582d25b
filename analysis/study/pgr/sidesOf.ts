/** Gathering the scores of one cell on one benchmark. */
import type { Benchmark, Evaluation, Study } from '../study';
import type { Cell } from './cells';
import { chooseSource, sourceKey } from './chooseSource';
import { gapNoiseOf } from './noise/gapNoise';
import type { ItemScores } from './noise/itemScores';
import { sharedItems } from './noise/sideCovariance';
import type { Side, Sides } from './sides';
import { overSeeds } from './uncertainty';

/** The scores of the cell's students and of its family's anchors, all from one source. Superseded results take no part. */
export function sidesOf(
  study: Study,
  evaluations: readonly Evaluation[],
  items: ItemScores,
  cell: Cell,
  benchmark: Benchmark,
): Sides {
  const scores = evaluations.filter((each) => each.benchmark === benchmark.id);
  const current = scores.filter((each) => !each.superseded);
  const ofRun = (id: string) => current.filter(({ role, run }) => role === 'student' && run === id);
  const anchors = (wanted: 'base' | 'reference') =>
    current.filter(({ role, family }) => role === wanted && family === cell.family);

  const candidates = {
    students: cell.runs.map(({ id }) => ofRun(id)),
    base: anchors('base'),
    reference: anchors('reference'),
  };
  const source = chooseSource(benchmark, candidates);
  const fromSource = (list: readonly Evaluation[]) => newestFirst(list.filter((each) => sourceKey(each) === source));
  const perRun = candidates.students.map((list) => fromSource(list).slice(0, 1));
  const alternatives = { base: fromSource(candidates.base), reference: fromSource(candidates.reference) };
  const student = sideOf(perRun.flat());
  const [base, reference] = [sideOf(alternatives.base.slice(0, 1)), sideOf(alternatives.reference.slice(0, 1))];
  const taken = [...perRun.flat(), ...alternatives.base, ...alternatives.reference];
  return {
    benchmark,
    family: study.families.find(({ id }) => id === cell.family) ?? null,
    familyId: cell.family,
    families: study.families,
    missingRuns: student ? cell.runs.filter((_, index) => perRun[index]?.length === 0).map(({ id }) => id) : [],
    student,
    base,
    reference,
    shared: sharedItems({ student, base, reference }, items),
    gapNoise: gapNoiseOf(base, reference, items),
    alternatives,
    superseded: scores.filter(
      (each) =>
        each.superseded && taken.some((newer) => isSameSubject(each, newer) && sourceKey(each) === sourceKey(newer)),
    ),
  };
}

function sideOf(evaluations: readonly Evaluation[]): Side | null {
  if (evaluations.length === 0) return null;
  return { ...overSeeds(evaluations.map(({ score, stderr }) => ({ value: score, stderr }))), evaluations };
}

function isSameSubject(one: Evaluation, other: Evaluation): boolean {
  return one.role === other.role && one.run === other.run && one.family === other.family;
}

function newestFirst(evaluations: readonly Evaluation[]): Evaluation[] {
  return [...evaluations].sort((a, b) => (b.evaluatedMs ?? -Infinity) - (a.evaluatedMs ?? -Infinity) || 0);
}
