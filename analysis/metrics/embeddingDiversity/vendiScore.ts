import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Gram } from './vectorTable';

export interface VendiScores {
  /** exp of the entropy of the eigenvalues: Friedman & Dieng 2023, The Vendi Score, definition 3.1. */
  readonly vendi: number;
  /** Of order 2, one over the sum of their squares: Pasarkar & Dieng 2024, Cousins of the Vendi Score, equation 3. */
  readonly order2: number;
}

/**
 * The effective number of distinct vectors among n: from 1, where all point in one direction, to n, where all are
 * orthogonal. λ are the eigenvalues of K/n, K the cosines of all pairs, and those of Σuuᵀ/n but for zeros, so that time
 * grows with n once. Vectors without a direction are no part of it. Null where there is none.
 */
export function vendiScores({ size, values }: Gram, usable: number): VendiScores | null {
  if (usable === 0) return null;
  let squares = 0;
  for (const value of values) squares += (value / usable) ** 2;
  const matrix = Matrix.from1DArray(size, size, values);
  const { realEigenvalues } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  let entropy = 0;
  for (const value of realEigenvalues) {
    const share = value / usable;
    // Rounding leaves some that are zero a little below it.
    if (share > 0) entropy -= share * Math.log(share);
  }
  return { vendi: Math.exp(entropy), order2: 1 / squares };
}
