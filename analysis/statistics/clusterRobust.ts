import { EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix';
import { AgoraError } from '../errors';
import { leaveOneGroupOut } from './crossValidate';
import type { LeastSquares } from './leastSquares';
import { dot, itemAt, pick, transpose, type Rows } from './matrix';
import { sandwich, type StandardErrors } from './standardErrors';
import { sum } from './summary';

/**
 * CR1 (Liang & Zeger 1986, with the correction G/(G − 1)·(n − 1)/(n − k − 1) of Cameron & Miller 2015, eq. 11): standard
 * errors for residuals that are dependent within clusters; t with G − 1 degrees of freedom. x is n × k, without
 * intercept; `clusters` names the cluster of each row. With few clusters still too small: see `wildClusterBootstrap`.
 * Throws `AgoraError('bad-input')` with fewer than two clusters, and where clusters leave no error to a coefficient.
 */
export function cr1Errors(x: Rows, fit: LeastSquares, clusters: readonly string[]): StandardErrors {
  const members = clustersOf(clusters);
  const count = members.length;
  const correction = (count / (count - 1)) * ((fit.n - 1) / fit.degreesOfFreedom);
  const pulls = members.map((rows) =>
    fit.unscaledCovariance.map((direction) =>
      sum(rows.map((i) => dot(direction, designRow(x, i)) * itemAt(fit.residuals, i))),
    ),
  );
  refuseSaturated(x, fit, members, pulls);
  return {
    kind: 'cr1',
    ...sandwich(pulls, correction),
    degreesOfFreedom: fit.coefficients.map(() => count - 1),
    clusters: count,
  };
}

/**
 * CR2 of Bell & McCaffrey (2002): the residuals of each cluster are first multiplied by (I − H)^(−1/2), which makes the
 * variances unbiased where the errors are in truth independent and equal; degrees of freedom by Satterthwaite, one a
 * coefficient (Pustejovsky & Tipton 2018, eqs. 9 and 13). Arguments and errors as for `cr1Errors`.
 */
export function cr2Errors(x: Rows, fit: LeastSquares, clusters: readonly string[]): StandardErrors {
  const bread = fit.unscaledCovariance;
  const groups = clustersOf(clusters);
  const q = new QrDecomposition(new Matrix(x.map((row) => [1, ...row]))).orthogonalMatrix.to2DArray();
  const members = groups.map((rows) => {
    const design = new Matrix(rows.map((i) => designRow(x, i)));
    return {
      design: design.to2DArray(),
      adjusted: adjustedDesign(design, new Matrix(pick(q, rows))).to2DArray(),
      residuals: pick(fit.residuals, rows),
    };
  });
  const each = bread.map((direction, position) => {
    // Degrees of freedom have no unit: in those of the coefficient's own variance nothing overflows.
    const unit = Math.sqrt(itemAt(direction, position));
    const pulls = members.map(({ design, adjusted, residuals }) => {
      const weights = adjusted.map((row) => dot(direction, row) / unit);
      return {
        weights,
        pull: unit * dot(weights, residuals),
        along: direction.map((_, j) => weighted(design, weights, j)),
      };
    });
    // The covariance of the clusters' contributions under independent errors, in units of their variance.
    const products = pulls.map((a, g) =>
      pulls.map(
        (b, h) =>
          (g === h ? dot(a.weights, a.weights) : 0) -
          dot(
            a.along,
            bread.map((row) => dot(row, b.along)),
          ),
      ),
    );
    const trace = sum(products.map((row, g) => itemAt(row, g)));
    return {
      pulls: pulls.map(({ pull }) => pull),
      degreesOfFreedom: (trace * trace) / sum(products.map((row) => dot(row, row))),
    };
  });
  const pulls = transpose(each.map((coefficient) => coefficient.pulls));
  refuseSaturated(x, fit, groups, pulls);
  return {
    kind: 'cr2',
    ...sandwich(pulls, 1),
    degreesOfFreedom: each.map(({ degreesOfFreedom }) => degreesOfFreedom),
    clusters: members.length,
  };
}

/** Positions of the rows of each cluster, in the order of their first row. Throws with fewer than two clusters. */
export function clustersOf(clusters: readonly string[]): (readonly number[])[] {
  const members = leaveOneGroupOut(clusters);
  if (members.length < 2)
    throw new AgoraError('bad-input', `Clusters are compared with each other, and there is ${members.length}.`, {
      nextStep: 'Name a column with at least two groups.',
    });
  return [...members];
}

/** Of what rows pull in one direction and the other, this share left in every cluster is rounding. */
const NOTHING_LEFT = 1e-10;

/**
 * Predictors that tell all clusters apart leave residuals that cancel in each: standard errors would be rounding noise, and
 * every coefficient certain. `pulls` are [cluster][coefficient].
 */
function refuseSaturated(x: Rows, fit: LeastSquares, members: readonly (readonly number[])[], pulls: Rows): void {
  const saturated = fit.coefficients.find((_, j) => {
    const direction = itemAt(fit.unscaledCovariance, j);
    return members.every((rows, g) => {
      const sizes = rows.map((i) => Math.abs(dot(direction, designRow(x, i)) * itemAt(fit.residuals, i)));
      return Math.abs(itemAt(itemAt(pulls, g), j)) <= NOTHING_LEFT * sum(sizes);
    });
  });
  if (!saturated) return;
  const message = `Residuals cancel in every cluster for ${saturated.name}: ${members.length} clusters leave it no standard error.`;
  throw new AgoraError('bad-input', message, {
    value: saturated.name,
    nextStep: 'Use fewer predictors or more clusters.',
  });
}

const designRow = (x: Rows, i: number) => [1, ...itemAt(x, i)];

const weighted = (design: Rows, weights: readonly number[], j: number) =>
  design.reduce((total, row, i) => total + itemAt(row, j) * itemAt(weights, i), 0);

const SINGULAR = 1e-10;

/**
 * (I − H)^(−1/2)·X of one cluster, with H = QQᵀ and its rows Q of the orthonormal design, n × p: only p directions differ from the identity, found
 * from QᵀQ = V·diag(s)·Vᵀ, so that clusters may be large. Directions without variance, which a dummy of the cluster makes,
 * become zero.
 */
function adjustedDesign(design: Matrix, q: Matrix): Matrix {
  const { realEigenvalues, eigenvectorMatrix: v } = new EigenvalueDecomposition(q.transpose().mmul(q), {
    assumeSymmetric: true,
  });
  // ((1 − s)^(−1/2) − 1)/s without a difference of close numbers.
  const factors = realEigenvalues.map((s) => {
    const left = Math.sqrt(Math.max(0, 1 - s));
    return 1 - s > SINGULAR ? 1 / (left * (1 + left)) : -1 / s;
  });
  const inner = v.mmul(Matrix.diag(factors)).mmul(v.transpose());
  return Matrix.add(design, q.mmul(inner.mmul(q.transpose().mmul(design))));
}
