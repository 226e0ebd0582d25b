/** The PGR of one cell from its evaluations. */
import type { Check, PgrCell } from '../../results';
import type { Benchmark, Evaluation, Study } from '../study';
import type { Cell } from './cells';
import { gapWithinNoise } from './checks/anchorGapWithinNoise';
import { reversedGap } from './checks/anchorReversed';
import { caution, fault } from './checks/check';
import { unknownNoise } from './checks/noiseUnknown';
import { benchmarkPgr, domainPgr, meanScore } from './domainPgr';
import { benchmarkInterval } from './noise/benchmarkInterval';
import { meanGapNoise } from './noise/gapNoise';
import type { ItemScores } from './noise/itemScores';
import type { Side, Sides } from './sides';
import { seedPgrs } from './seedPgrs';
import { checkSides } from './sidesChecks';
import { sidesOf } from './sidesOf';

export interface ComputedCell {
  readonly cell: PgrCell;
  /** Of each benchmark of its domain. */
  readonly sides: readonly Sides[];
}

/**
 * `checks` of the cell are its own and every check of its benchmarks with the benchmark's id in front, so that one list
 * says all there is to say.
 */
export function computedCell(
  study: Study,
  evaluations: readonly Evaluation[],
  items: ItemScores,
  cell: Cell,
): ComputedCell {
  const domain = study.domains.find(({ id }) => id === cell.domain);
  const benchmarks = (domain?.benchmarks ?? []).flatMap((id) => study.benchmarks.find((each) => each.id === id) ?? []);
  const { complete, incomplete } = splitByCompleteness(evaluations, cell, benchmarks);
  const sides = benchmarks.map((benchmark) =>
    sidesOf(study, evaluations, items, { ...cell, runs: complete }, benchmark),
  );
  const checked = sides.map((each) => ({ sides: each, checks: checkSides(each, study.rule === 'mean-of-pgrs') }));
  const { generator, method, family, volume, variant, language } = cell;
  const computed: PgrCell = {
    generator,
    method,
    domain: cell.domain,
    family,
    volume,
    variant,
    language,
    runs: complete.map(({ id }) => id),
    ...domainPgr(study.rule, sides),
    ...seedPgrs(study.rule, sides, complete),
    status: 'computed',
    benchmarks: checked.map(({ sides: each, checks }) => ({
      id: each.benchmark.id,
      student: scoreOf(each.student),
      base: scoreOf(each.base),
      reference: scoreOf(each.reference),
      pgr: benchmarkPgr(each),
      ...intervalOf(each),
      checks,
    })),
    checks: [
      ...(benchmarks.length === 0 ? [noBenchmarks(cell.domain)] : []),
      ...(incomplete.length > 0 ? [seedsLeftOut(incomplete, complete.length)] : []),
      ...(study.rule === 'pgr-of-mean' ? meanGapChecks(sides) : []),
      ...checked.flatMap(({ sides: each, checks }) => checks.map((check) => named(each.benchmark.id, check))),
    ],
  };
  return { cell: computed, sides };
}

function intervalOf(sides: Sides): Pick<PgrCell['benchmarks'][number], 'interval'> {
  const interval = benchmarkInterval(sides);
  return interval ? { interval } : {};
}

/** Seeds with a score on every benchmark; where there are none, all seeds, so that what is missing is shown. */
function splitByCompleteness(evaluations: readonly Evaluation[], cell: Cell, benchmarks: readonly Benchmark[]) {
  const isComplete = (run: string) =>
    benchmarks.every(({ id }) =>
      evaluations.some(
        (each) => each.role === 'student' && each.run === run && each.benchmark === id && !each.superseded,
      ),
    );
  const complete = cell.runs.filter(({ id }) => isComplete(id));
  if (complete.length === 0) return { complete: cell.runs, incomplete: [] };
  return { complete, incomplete: cell.runs.filter(({ id }) => !isComplete(id)) };
}

function meanGapChecks(sides: readonly Sides[]): Check[] {
  const [base, reference] = (['base', 'reference'] as const).map((role) => meanScore(sides, role));
  if (!base || !reference) return [];
  const checks = [
    ...reversedGap(base, reference, true),
    ...gapWithinNoise(base, reference, meanGapNoise(sides.map(({ gapNoise }) => gapNoise)), true),
    ...unknownNoise(base, reference),
  ];
  return checks.map((check) => named('Mean of the benchmarks', check));
}

function named(what: string, check: Check): Check {
  return { ...check, message: `${what}: ${check.message}` };
}

function noBenchmarks(domain: string): Check {
  const message = `The study names no benchmark for the domain ${domain}. Declare it under study.domains in agora.json.`;
  return fault('benchmark-missing', message);
}

function seedsLeftOut(runs: readonly { readonly id: string }[], used: number): Check {
  const names = runs.map(({ id }) => id).join(', ');
  const message = `${names} ${runs.length > 1 ? 'lack' : 'lacks'} a benchmark and ${runs.length > 1 ? 'are' : 'is'} left out; the mean rests on ${used} of ${used + runs.length} seeds. Evaluate the missing ones.`;
  return caution('benchmark-missing', message);
}

function scoreOf(side: Side | null): number | null {
  return side?.value ?? null;
}
