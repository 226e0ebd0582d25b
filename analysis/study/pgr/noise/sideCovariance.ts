/** How the errors of a benchmark's three scores go together. */
import { mean } from '../uncertainty';
import type { SharedItems, Side, Sides } from '../sides';
import type { RoleGradient } from './gradient';
import type { ItemScores } from './itemScores';
import { isSameItems } from './itemPools';

/** Squared percentage points. */
export interface RoleCovariance {
  readonly student: number;
  readonly base: number;
  readonly reference: number;
  readonly studentBase: number;
  readonly studentReference: number;
  readonly baseReference: number;
}

type Three = Pick<Sides, 'student' | 'base' | 'reference'>;

/** Null where a score has no items, or its items are not those of the others. */
export function sharedItems({ student, base, reference }: Three, items: ItemScores): SharedItems | null {
  const vectors = (side: Side | null) => side?.evaluations.map((evaluation) => items.get(evaluation)) ?? [];
  const [students, [ofBase], [ofReference]] = [vectors(student), vectors(base), vectors(reference)];
  if (students.length === 0 || !ofBase || !ofReference || !isSameItems(ofBase, ofReference)) return null;
  const known = students.filter((each) => each !== undefined && isSameItems(each, ofBase));
  if (known.length < students.length) return null;
  const average = Float64Array.from(ofBase.values, (_, i) => mean(known.map((each) => each?.values[i] ?? NaN)));
  return { n: average.length, student: average, base: ofBase.values, reference: ofReference.values };
}

/**
 * From shared items where they exist: covariances of the items over their number, so that what is hard for all three
 * cancels. Else from standard errors, taken as independent. The spread between seeds, s²/k, is the student's alone.
 */
export function covarianceOf(sides: Three, shared: SharedItems | null): RoleCovariance | null {
  const { student, base, reference } = sides;
  if (!student || !base || !reference) return null;
  if (shared && shared.n > 1) {
    const { student: s, base: b, reference: r } = shared;
    return {
      student: covariance(s, s) + betweenSeeds(student),
      base: covariance(b, b),
      reference: covariance(r, r),
      studentBase: covariance(s, b),
      studentReference: covariance(s, r),
      baseReference: covariance(b, r),
    };
  }
  if (student.stderr === null || base.stderr === null || reference.stderr === null) return null;
  return {
    student: student.stderr ** 2,
    base: base.stderr ** 2,
    reference: reference.stderr ** 2,
    studentBase: 0,
    studentReference: 0,
    baseReference: 0,
  };
}

/** Variance of a sum of the three scores, each times its part of the gradient (the delta method). */
export function varianceAlong({ student, base, reference }: RoleGradient, noise: RoleCovariance): number {
  return (
    student ** 2 * noise.student +
    base ** 2 * noise.base +
    reference ** 2 * noise.reference +
    2 * (student * base * noise.studentBase + student * reference * noise.studentReference) +
    2 * base * reference * noise.baseReference
  );
}

function betweenSeeds({ value, evaluations }: Side): number {
  const k = evaluations.length;
  return k < 2 ? 0 : evaluations.reduce((sum, { score }) => sum + (score - value) ** 2, 0) / (k - 1) / k;
}

/** Covariance of two means over the same items: Σ(x − x̄)(y − ȳ) / (n·(n − 1)). */
function covariance(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  const [meanX, meanY] = [mean([...x]), mean([...y])];
  return x.reduce((sum, value, i) => sum + (value - meanX) * ((y[i] ?? NaN) - meanY), 0) / (n * (n - 1));
}
