/** From the benchmarks of a domain to its PGR, by either rule. */
import type { PgrUncertainty } from '../../results';
import type { PgrRule } from '../study';
import { domainGradient } from './noise/gradient';
import { covarianceOf, varianceAlong } from './noise/sideCovariance';
import { recovered } from './recovered';
import type { Sides } from './sides';
import { mean, meanStderr, z95, type Measured } from './uncertainty';

export interface Interval {
  /** Percent; null where a score is missing or the anchors are equal. */
  readonly pgr: number | null;
  /** 95 % by the delta method; null where the noise of a score is unknown. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly uncertainty?: PgrUncertainty;
}

/** PGR of one benchmark; null where one of the three scores is missing. */
export function benchmarkPgr({ student, base, reference }: Sides): number | null {
  return student && base && reference ? recovered(student.value, base.value, reference.value) : null;
}

/**
 * `mean-of-pgrs` is the mean of the benchmarks' PGRs; `pgr-of-mean` is the PGR of their mean scores. Errors of different
 * benchmarks are taken as independent.
 */
export function domainPgr(rule: PgrRule, benchmarks: readonly Sides[]): Interval {
  const pgr = pgrOf(rule, benchmarks);
  const gradients = domainGradient(rule, benchmarks);
  const noises = benchmarks.map((sides) => covarianceOf(sides, sides.shared));
  if (pgr === null || !gradients || noises.includes(null)) return { pgr, lo: null, hi: null };
  const variance = gradients.reduce((sum, gradient, i) => {
    const noise = noises[i];
    return noise ? sum + varianceAlong(gradient, noise) : sum;
  }, 0);
  const standardError = Math.sqrt(Math.max(0, variance));
  const sources = benchmarks.flatMap(({ shared, student }) => [
    shared ? ('items' as const) : ('standard-errors' as const),
    ...((student?.evaluations.length ?? 0) > 1 ? (['seeds'] as const) : []),
  ]);
  return {
    pgr,
    lo: pgr - z95 * standardError,
    hi: pgr + z95 * standardError,
    uncertainty: { method: 'delta', from: [...new Set(sources)], standardError, resamples: null },
  };
}

/** The mean score of one role, scores turned so that higher is better; null where one is missing. */
export function meanScore(benchmarks: readonly Sides[], role: 'student' | 'base' | 'reference'): Measured | null {
  const scores = benchmarks.flatMap(({ benchmark, [role]: side }): Measured[] =>
    side ? [{ value: benchmark.higherIsBetter ? side.value : -side.value, stderr: side.stderr }] : [],
  );
  if (scores.length < benchmarks.length || scores.length === 0) return null;
  return { value: mean(scores.map(({ value }) => value)), stderr: meanStderr(scores.map(({ stderr }) => stderr)) };
}

/** The number alone, percent; null where a score is missing or the anchors are equal. */
export function pgrOf(rule: PgrRule, benchmarks: readonly Sides[]): number | null {
  return rule === 'mean-of-pgrs' ? meanOfPgrs(benchmarks) : pgrOfMean(benchmarks);
}

function meanOfPgrs(benchmarks: readonly Sides[]): number | null {
  const pgrs = benchmarks.map(benchmarkPgr);
  const known = pgrs.filter((pgr) => pgr !== null);
  return known.length === 0 || known.length < pgrs.length ? null : mean(known);
}

function pgrOfMean(benchmarks: readonly Sides[]): number | null {
  const [student, base, reference] = (['student', 'base', 'reference'] as const).map((role) =>
    meanScore(benchmarks, role),
  );
  return student && base && reference ? recovered(student.value, base.value, reference.value) : null;
}
