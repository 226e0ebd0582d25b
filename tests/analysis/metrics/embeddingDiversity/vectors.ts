/** Vectors of the tests of this folder. */
import { createVectorTable, type VectorTable } from '../../../../analysis/metrics/embeddingDiversity/vectorTable';

/** The formula of `vector_diversity.py`. */
export function madeVectors(rows: number, columns: number): Float32Array {
  return Float32Array.from({ length: rows * columns }, (_, at) => {
    const [i, j] = [Math.floor(at / columns), at % columns];
    return ((i * 7919 + j * 104729 + ((i * j) % 31) * 1301) % 1009) / 1009 - 0.3;
  });
}

export function tableOf(vectors: Float32Array, dimensions: number): VectorTable {
  const table = createVectorTable(dimensions);
  table.add(vectors);
  return table;
}

/** Rows as unit vectors of doubles; rows of zeros are left out. */
export function unitRows(vectors: Float32Array, dimensions: number): number[][] {
  return Array.from({ length: vectors.length / dimensions }, (_, row) => {
    const values = Array.from(vectors.subarray(row * dimensions, (row + 1) * dimensions));
    const length = Math.hypot(...values);
    return length === 0 ? [] : values.map((value) => value / length);
  }).filter((row) => row.length > 0);
}

/** The definition: Σ wᵢwⱼ(1 − uᵢ·uⱼ) over all pairs of different rows, over Σ wᵢwⱼ. */
export function weightedDistance(rows: readonly (readonly number[])[], weights: readonly number[]): number {
  let [sum, total] = [0, 0];
  rows.forEach((a, i) => {
    rows.forEach((b, j) => {
      if (j <= i) return;
      const weight = (weights[i] ?? 0) * (weights[j] ?? 0);
      sum += weight * (1 - a.reduce((dot, value, index) => dot + value * (b[index] ?? 0), 0));
      total += weight;
    });
  });
  return sum / total;
}
