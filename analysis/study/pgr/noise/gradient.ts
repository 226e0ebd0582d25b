/** How a PGR moves with each of the scores it is made of. */
import type { PgrRule } from '../../study';
import type { Sides } from '../sides';
import { mean } from '../uncertainty';

/** Percentage points of PGR for a percentage point of score. */
export interface RoleGradient {
  readonly student: number;
  readonly base: number;
  readonly reference: number;
}

/**
 * Derivatives of 100·(s − b)/(r − b), with p = PGR/100 and g = r − b: 100/g·(1, p − 1, −p). Null where g is 0.
 */
export function recoveredGradient(student: number, base: number, reference: number): RoleGradient | null {
  const gap = reference - base;
  if (gap === 0) return null;
  const p = (student - base) / gap;
  return { student: 100 / gap, base: (100 / gap) * (p - 1), reference: (-100 / gap) * p };
}

/** Of a domain's PGR by either rule, for each of its benchmarks. Null where a score is missing or a gap is 0. */
export function domainGradient(rule: PgrRule, benchmarks: readonly Sides[]): RoleGradient[] | null {
  const scores = benchmarks.flatMap(({ benchmark, student, base, reference }) =>
    student && base && reference
      ? [
          {
            sign: benchmark.higherIsBetter ? 1 : -1,
            student: student.value,
            base: base.value,
            reference: reference.value,
          },
        ]
      : [],
  );
  if (scores.length < benchmarks.length || scores.length === 0) return null;
  const share = 1 / scores.length;
  const scaled = ({ student, base, reference }: RoleGradient, by: number): RoleGradient => ({
    student: by * student,
    base: by * base,
    reference: by * reference,
  });
  if (rule === 'mean-of-pgrs') {
    const gradients = scores.map(({ student, base, reference }) => recoveredGradient(student, base, reference));
    const known = gradients.filter((gradient) => gradient !== null);
    return known.length < gradients.length ? null : known.map((gradient) => scaled(gradient, share));
  }
  const average = (role: 'student' | 'base' | 'reference') =>
    mean(scores.map(({ sign, [role]: value }) => sign * value));
  const ofMean = recoveredGradient(average('student'), average('base'), average('reference'));
  return ofMean && scores.map(({ sign }) => scaled(ofMean, sign * share));
}
