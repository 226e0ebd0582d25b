import { PCA } from 'ml-pca';
import { dot, type Rows } from './matrix';
import { fitStandardisation, standardise, type Deviation, type Standardisation } from './standardise';

/** Principal components of standardised columns, and what is needed to project further rows on them. */
export interface PrincipalComponents {
  readonly standardisation: Standardisation;
  /** min(n, p) variances, descending, with divisor n − 1. */
  readonly eigenvalues: readonly number[];
  /** Shares of the standardised predictors' variance; they add up to 1. */
  readonly explainedVarianceRatio: readonly number[];
  /** [component][column], unit length, the largest absolute loading of a component positive. */
  readonly loadings: Rows;
  /** Components that carry variance; the directions of those beyond are arbitrary. */
  readonly rank: number;
}

const RANK_TOLERANCE = 1e-12;

/**
 * Principal component analysis of n rows × p columns by singular value decomposition (ml-pca) of the standardised
 * data. Standardisation comes first, because ml-pca's own `scale` knows the sample deviation only. Needs two rows and a
 * column that varies; constant columns become zero and carry no loading.
 */
export function fitPca(rows: Rows, deviation: Deviation): PrincipalComponents {
  const standardisation = fitStandardisation(rows, deviation);
  const standardised = standardise(rows, standardisation);
  const fitted = new PCA(standardised, { method: 'SVD', center: false, scale: false });
  const count = Math.min(standardised.length, standardised[0]?.length ?? 0);
  const eigenvalues = fitted.getEigenvalues().slice(0, count);
  const total = eigenvalues.reduce((sum, value) => sum + value, 0);
  const largest = eigenvalues[0] ?? 0;
  return {
    standardisation,
    eigenvalues,
    explainedVarianceRatio: eigenvalues.map((value) => value / total),
    loadings: fitted.getLoadings().to2DArray().slice(0, count).map(orient),
    rank: eigenvalues.filter((value) => value > RANK_TOLERANCE * largest).length,
  };
}

/** Scores [row][component] of rows on the first `count` components. */
export function project(rows: Rows, components: PrincipalComponents, count: number): number[][] {
  const axes = components.loadings.slice(0, count);
  return standardise(rows, components.standardisation).map((row) => axes.map((axis) => dot(row, axis)));
}

const TIE = 1e-9;

/**
 * A component's sign is arbitrary: the one that makes its largest absolute loading positive. Of several equally large
 * ones (within 1e-9) the first column decides, so that rounding does not.
 */
export function orient(loadings: readonly number[]): number[] {
  const largest = Math.max(...loadings.map(Math.abs));
  const decisive = loadings.find((value) => Math.abs(value) >= largest - TIE) ?? 1;
  return decisive < 0 ? loadings.map((value) => -value) : [...loadings];
}
