import { inverse, Matrix, QrDecomposition } from 'ml-matrix';
import { columnOf, dot, itemAt, type Rows } from './matrix';
import { rankDeficientColumns, RankDeficiency } from './rankDeficiency';
import { requireUsable } from './usable';

/** The labels of one grouping of the rows, such as the generator of each. */
export interface Grouping {
  readonly name: string;
  readonly labels: readonly string[];
}

/**
 * What a linear mixed model needs of its data, once for all values of its variances. The design is replaced by its
 * orthonormal factor Q and the outcome by its residuals on it, so that scale and offset cost no digits.
 */
export interface MixedData {
  readonly n: number;
  /** Fixed coefficients, the intercept among them. */
  readonly p: number;
  readonly criterion: 'REML' | 'ML';
  /** Per column of Z: which grouping it belongs to, and its level. */
  readonly groupings: readonly number[];
  readonly levels: readonly string[];
  /** ZᵀZ, q × q; ZᵀQ, q × p; Zᵀe, q; eᵀe. */
  readonly ztz: Rows;
  readonly ztq: Rows;
  readonly zte: readonly number[];
  readonly ete: number;
  /** R⁻¹ of the design, p × p, upper triangular. */
  readonly inverseR: Rows;
  /** Of plain least squares, the intercept first. */
  readonly estimates: readonly number[];
}

/** x is n × k without intercept. Throws `RankDeficiency`. */
export function mixedData(
  x: Rows,
  y: readonly number[],
  names: readonly string[],
  groupings: readonly Grouping[],
  criterion: 'REML' | 'ML',
): MixedData {
  requireUsable(y, 'The outcome');
  names.forEach((name, j) => requireUsable(columnOf(x, j), name));
  const design = new Matrix(x.map((row) => [1, ...row]));
  const qr = new QrDecomposition(design);
  const r = qr.upperTriangularMatrix;
  const deficient = rankDeficientColumns(design, r, ['intercept', ...names]);
  if (deficient.length > 0) throw new RankDeficiency(deficient);
  const q = qr.orthogonalMatrix.to2DArray();
  const estimates = columnOf(qr.solve(Matrix.columnVector([...y])).to2DArray(), 0);
  const residuals = y.map((value, i) => value - dot([1, ...itemAt(x, i)], estimates));

  const columns = groupings.flatMap(({ labels }, grouping) =>
    [...new Set(labels)].map((level) => ({ grouping, level, rows: positionsOf(labels, level) })),
  );
  const shared = (a: readonly number[], b: readonly number[]) => a.filter((row) => b.includes(row)).length;
  return {
    n: y.length,
    p: names.length + 1,
    criterion,
    groupings: columns.map(({ grouping }) => grouping),
    levels: columns.map(({ level }) => level),
    ztz: columns.map((a) => columns.map((b) => shared(a.rows, b.rows))),
    ztq: columns.map(({ rows }) =>
      estimates.map((_, j) => rows.reduce((total, row) => total + itemAt(itemAt(q, row), j), 0)),
    ),
    zte: columns.map(({ rows }) => rows.reduce((total, row) => total + itemAt(residuals, row), 0)),
    ete: dot(residuals, residuals),
    inverseR: inverse(r).to2DArray(),
    estimates,
  };
}

/** The solution for given variances. */
export interface MixedSolution {
  /** log|L|², of the random effects; log|R|², of the fixed coefficients. */
  readonly logRandom: number;
  readonly logFixed: number;
  /** Penalised residual sum of squares. */
  readonly pwrss: number;
  readonly estimates: readonly number[];
  /** Covariance of the fixed coefficients in units of the residual variance, p × p. */
  readonly unscaledCovariance: Rows;
  /** Predicted random effects, one a column of Z. */
  readonly effects: readonly number[];
}

/**
 * Penalised least squares of Bates, Mächler, Bolker & Walker (2015, eqs. 13–34) where each grouping's effects have the
 * standard deviation |ratio| times that of the residuals.
 */
export function solveMixed(data: MixedData, ratios: readonly number[]): MixedSolution {
  const scale = data.groupings.map((grouping) => Math.abs(itemAt(ratios, grouping)));
  const inner = data.ztz.map((row, i) =>
    row.map((value, j) => (scale[i] ?? 0) * value * (scale[j] ?? 0) + (i === j ? 1 : 0)),
  );
  const l = cholesky(inner);
  const ofEffects = forward(
    l,
    data.zte.map((value, i) => value * itemAt(scale, i)),
  );
  const crossed = Array.from({ length: data.p }, (_, j) =>
    forward(
      l,
      columnOf(data.ztq, j).map((value, i) => value * itemAt(scale, i)),
    ),
  );
  const reduced = crossed.map((a, i) => crossed.map((b, j) => (i === j ? 1 : 0) - dot(a, b)));
  const r = cholesky(reduced);
  const right = forward(
    r,
    crossed.map((column) => -dot(column, ofEffects)),
  );
  const shift = backward(r, right);
  const left = ofEffects.map(
    (value, i) => value - crossed.reduce((sum, column, j) => sum + itemAt(column, i) * itemAt(shift, j), 0),
  );
  const roots = data.inverseR.map((row) => forward(r, row));
  return {
    logRandom: logSquare(l),
    logFixed: logSquare(r) - 2 * data.inverseR.reduce((sum, row, j) => sum + Math.log(Math.abs(itemAt(row, j))), 0),
    pwrss: data.ete - dot(ofEffects, ofEffects) - dot(right, right),
    estimates: data.estimates.map((value, j) => value + dot(itemAt(data.inverseR, j), shift)),
    unscaledCovariance: roots.map((a) => roots.map((b) => dot(a, b))),
    effects: backward(l, left).map((value, i) => value * itemAt(scale, i)),
  };
}

/** −2 log-likelihood (restricted, for REML) at given ratios and residual deviation. */
export function devianceAt({ n, p, criterion }: MixedData, solution: MixedSolution, deviation: number): number {
  const { logRandom, logFixed, pwrss } = solution;
  const freedom = criterion === 'REML' ? n - p : n;
  const fixed = criterion === 'REML' ? logFixed : 0;
  return logRandom + fixed + freedom * Math.log(2 * Math.PI * deviation ** 2) + pwrss / deviation ** 2;
}

/** The residual deviation with the least deviance at given ratios. */
export function bestDeviation({ n, p, criterion }: MixedData, { pwrss }: MixedSolution): number {
  return Math.sqrt(pwrss / (criterion === 'REML' ? n - p : n));
}

function positionsOf(labels: readonly string[], level: string): number[] {
  return labels.flatMap((label, i) => (label === level ? [i] : []));
}

/** The lower triangular L with LLᵀ = matrix, as rows of full length. */
function cholesky(matrix: Rows): number[][] {
  const l: number[][] = [];
  matrix.forEach((row, i) => {
    const own = row.map(() => 0);
    l.push(own);
    for (let j = 0; j <= i; j++) {
      const value = (row[j] ?? 0) - dotBelow(own, itemAt(l, j), j);
      own[j] = i === j ? Math.sqrt(value) : value / itemAt(itemAt(l, j), j);
    }
  });
  return l;
}

/** L⁻¹b. */
function forward(l: Rows, b: readonly number[]): number[] {
  const x: number[] = [];
  l.forEach((row, i) => x.push(((b[i] ?? 0) - dotBelow(row, x, i)) / itemAt(row, i)));
  return x;
}

/** L⁻ᵀb. */
function backward(l: Rows, b: readonly number[]): number[] {
  const x = [...b];
  for (let i = l.length - 1; i >= 0; i--) {
    const row = itemAt(l, i);
    const value = itemAt(x, i) / itemAt(row, i);
    x[i] = value;
    for (let j = 0; j < i; j++) x[j] = (x[j] ?? 0) - (row[j] ?? 0) * value;
  }
  return x;
}

/** Σ aᵢbᵢ over the first `count`. */
function dotBelow(a: readonly number[], b: readonly number[], count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

const logSquare = (l: Rows) => l.reduce((sum, row, i) => sum + 2 * Math.log(itemAt(row, i)), 0);
