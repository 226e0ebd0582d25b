/** The interval of one benchmark's PGR, in closed form. */
import type { PgrInterval } from '../../../results';
import { fieller } from '../../../statistics/fieller';
import type { Sides } from '../sides';
import { z95 } from '../uncertainty';
import { recoveredGradient } from './gradient';
import { covarianceOf, varianceAlong } from './sideCovariance';

/**
 * Delta method and Fieller's set, both of 95 %, percent; null where the noise of a score is unknown or the anchors are
 * equal. The delta method is close where the gap is many times its noise; Fieller's set says what is left where not.
 */
export function benchmarkInterval(sides: Sides): PgrInterval | null {
  const { student, base, reference, shared } = sides;
  const noise = covarianceOf(sides, shared);
  if (!student || !base || !reference || !noise) return null;
  const gradient = recoveredGradient(student.value, base.value, reference.value);
  if (!gradient) return null;
  const [above, gap] = [student.value - base.value, reference.value - base.value];
  const standardError = Math.sqrt(Math.max(0, varianceAlong(gradient, noise)));
  const pgr = 100 * (above / gap);
  const set = fieller(
    above,
    gap,
    {
      numerator: noise.student + noise.base - 2 * noise.studentBase,
      denominator: noise.reference + noise.base - 2 * noise.baseReference,
      covariance: noise.studentReference - noise.studentBase - noise.baseReference + noise.base,
    },
    z95,
  );
  const percentOf = (ratio: number | null) => (ratio === null ? null : 100 * ratio);
  return {
    from: shared ? 'items' : 'standard-errors',
    items: shared?.n ?? null,
    standardError,
    lo: pgr - z95 * standardError,
    hi: pgr + z95 * standardError,
    fieller: { shape: set.shape, lo: percentOf(set.lo), hi: percentOf(set.hi) },
  };
}
