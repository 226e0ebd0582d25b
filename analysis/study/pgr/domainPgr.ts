/** From the benchmarks of a domain to its PGR, by either rule. */
import type { PgrRule } from '../study';
import { recovered } from './recovered';
import type { Sides } from './sides';
import { mean, meanStderr, recoveredStderr, z95, type Measured } from './uncertainty';

export interface Interval {
  /** Percent; null where a score is missing or the anchors are equal. */
  readonly pgr: number | null;
  /** 95 % by the delta method (see `recoveredStderr`); null where a standard error is missing. */
  readonly lo: number | null;
  readonly hi: number | null;
}

const unknown: Interval = { pgr: null, lo: null, hi: null };

/** PGR of one benchmark; null where one of the three scores is missing. */
export function benchmarkPgr({ student, base, reference }: Sides): number | null {
  return student && base && reference ? recovered(student.value, base.value, reference.value) : null;
}

/** `mean-of-pgrs` is the mean of the benchmarks' PGRs; `pgr-of-mean` is the PGR of their mean scores. */
export function domainPgr(rule: PgrRule, benchmarks: readonly Sides[]): Interval {
  if (benchmarks.length === 0) return unknown;
  return rule === 'mean-of-pgrs' ? meanOfPgrs(benchmarks) : pgrOfMean(benchmarks);
}

/** The mean score of one role, scores turned so that higher is better; null where one is missing. */
export function meanScore(benchmarks: readonly Sides[], role: 'student' | 'base' | 'reference'): Measured | null {
  const scores = benchmarks.flatMap(({ benchmark, [role]: side }): Measured[] =>
    side ? [{ value: benchmark.higherIsBetter ? side.value : -side.value, stderr: side.stderr }] : [],
  );
  if (scores.length < benchmarks.length) return null;
  return { value: mean(scores.map(({ value }) => value)), stderr: meanStderr(scores.map(({ stderr }) => stderr)) };
}

function meanOfPgrs(benchmarks: readonly Sides[]): Interval {
  const pgrs = benchmarks.map(benchmarkPgr);
  const known = pgrs.filter((pgr) => pgr !== null);
  if (known.length < pgrs.length) return unknown;
  const stderrs = benchmarks.map(({ student, base, reference }) =>
    student && base && reference ? recoveredStderr(student, base, reference) : null,
  );
  return interval(mean(known), meanStderr(stderrs));
}

function pgrOfMean(benchmarks: readonly Sides[]): Interval {
  const [student, base, reference] = (['student', 'base', 'reference'] as const).map((role) =>
    meanScore(benchmarks, role),
  );
  if (!student || !base || !reference) return unknown;
  return interval(recovered(student.value, base.value, reference.value), recoveredStderr(student, base, reference));
}

function interval(pgr: number | null, stderr: number | null): Interval {
  if (pgr === null || stderr === null) return { pgr, lo: null, hi: null };
  return { pgr, lo: pgr - z95 * stderr, hi: pgr + z95 * stderr };
}
