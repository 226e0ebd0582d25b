/** Agreement of two raters beyond what their own frequencies would give by chance. */

/** What a disagreement counts: each the same, or the square of the distance of the two categories' values. */
export type KappaWeights = 'equal' | 'quadratic';

/**
 * Cohen's κ (Cohen 1960, Educational and Psychological Measurement 20; weighted: Cohen 1968, Psychological Bulletin 70):
 * 1 − Σ wᵢⱼ Oᵢⱼ / Σ wᵢⱼ Eᵢⱼ.
 * @param counts k × k, row by row: how often the first rater gave category i and the second category j.
 * @param values Of the k categories; of use with quadratic weights alone.
 * @returns Null where chance alone leaves no disagreement, as when both raters gave one category only.
 */
export function cohenKappa(
  counts: ArrayLike<number>,
  values: readonly number[],
  weights: KappaWeights = 'equal',
): number | null {
  const k = values.length;
  const [rows, columns] = [new Float64Array(k), new Float64Array(k)];
  let n = 0;
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) {
      const count = counts[i * k + j] ?? 0;
      rows[i] = (rows[i] ?? 0) + count;
      columns[j] = (columns[j] ?? 0) + count;
      n += count;
    }
  let [observed, expected] = [0, 0];
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) {
      const weight = weights === 'equal' ? Number(i !== j) : ((values[i] ?? 0) - (values[j] ?? 0)) ** 2;
      observed += weight * (counts[i * k + j] ?? 0);
      expected += (weight * (rows[i] ?? 0) * (columns[j] ?? 0)) / n;
    }
  return expected > 0 ? 1 - observed / expected : null;
}
