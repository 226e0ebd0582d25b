import { AgoraError } from '../errors';
import type { LeastSquares } from './leastSquares';
import { dot, itemAt, type Rows } from './matrix';
import { sandwich, type StandardErrors } from './standardErrors';

const FULL_LEVERAGE = 1 - 1e-10;

/**
 * HC3 of MacKinnon & White (1985): standard errors that hold where the variance of the errors differs between rows,
 * Σ xxᵀe²/(1 − h)² between two (XᵀX)⁻¹, with n − k − 1 degrees of freedom. x is n × k, without intercept.
 * Throws `AgoraError('bad-input')` where a row alone fixes a coefficient: its residual is zero and says nothing.
 */
export function hc3Errors(x: Rows, fit: LeastSquares): StandardErrors {
  const alone = fit.leverage.findIndex((leverage) => leverage > FULL_LEVERAGE);
  if (alone >= 0)
    throw new AgoraError('bad-input', `Row ${alone + 1} alone fixes a coefficient, so HC3 is not defined.`, {
      nextStep: 'Leave the row or a predictor out.',
    });
  const pulls = x.map((row, i) => {
    const weight = itemAt(fit.residuals, i) / (1 - itemAt(fit.leverage, i));
    return fit.unscaledCovariance.map((direction) => weight * dot(direction, [1, ...row]));
  });
  return {
    kind: 'hc3',
    ...sandwich(pulls, 1),
    degreesOfFreedom: fit.coefficients.map(() => fit.degreesOfFreedom),
    clusters: null,
  };
}
