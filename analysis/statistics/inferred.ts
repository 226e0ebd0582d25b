import type { Coefficient } from '../analysisResults';
import { criticalT, twoSidedT } from './distributions';

/** An estimate with its t, two-sided p and interval of 95 % from a standard error and its degrees of freedom. */
export function inferred(name: string, estimate: number, standardError: number, degreesOfFreedom: number): Coefficient {
  const t = estimate / standardError;
  const margin = criticalT(0.95, degreesOfFreedom) * standardError;
  return {
    name,
    estimate,
    standardError,
    t,
    p: twoSidedT(t, degreesOfFreedom),
    lo: estimate - margin,
    hi: estimate + margin,
  };
}
