import { criticalT, upperF } from './distributions';

/**
 * The chance that a two-sided t test finds an effect that is `noncentrality` of its standard errors large: the upper tail
 * of the noncentral F(1, degrees of freedom), a Poisson mixture of central ones (Johnson, Kotz & Balakrishnan 1995,
 * eq. 30.51). `level` is that of the test, 0.05 for 5 %.
 */
export function powerOfT(noncentrality: number, degreesOfFreedom: number, level: number): number {
  const critical = criticalT(1 - level, degreesOfFreedom) ** 2;
  const rate = noncentrality ** 2 / 2;
  const tail = (j: number) => upperF(critical / (1 + 2 * j), 1 + 2 * j, degreesOfFreedom);
  const mode = Math.floor(rate);
  // Weights relative to the largest: their sum, over all, needs no factorial.
  let weights = 1;
  let power = tail(mode);
  for (let j = mode + 1, weight = 1; weight > Number.EPSILON; j++) {
    weight *= rate / j;
    weights += weight;
    power += weight * tail(j);
  }
  for (let j = mode, weight = 1; j > 0 && weight > Number.EPSILON; j--) {
    weight *= j / rate;
    weights += weight;
    power += weight * tail(j - 1);
  }
  return Math.min(1, power / weights);
}
