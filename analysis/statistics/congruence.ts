import { bestAssignment } from './assignment';
import { dot, itemAt, type Rows } from './matrix';

/** Tucker's coefficient of congruence: Σab / √(Σa²·Σb²), within [−1, 1]; zero where a vector is zero. */
export function congruence(a: readonly number[], b: readonly number[]): number {
  const lengths = Math.sqrt(dot(a, a) * dot(b, b));
  return lengths === 0 ? 0 : Math.max(-1, Math.min(1, dot(a, b) / lengths));
}

export interface ComponentMatch {
  /** Position in the first set. */
  readonly component: number;
  /** Position in the second set. */
  readonly other: number;
  /** With its sign: negative where one is the mirror image of the other. */
  readonly coefficient: number;
}

/**
 * Pairs the components of two sets, each [component][column], so that the sum of absolute congruence is largest; order
 * and sign of components are arbitrary. The larger set keeps unpaired components. In the order of the first set.
 */
export function matchComponents(first: Rows, second: Rows): ComponentMatch[] {
  const coefficients = first.map((a) => second.map((b) => congruence(a, b)));
  return bestAssignment(coefficients.map((row) => row.map(Math.abs))).map(([component, other]) => ({
    component,
    other,
    coefficient: itemAt(itemAt(coefficients, component), other),
  }));
}
