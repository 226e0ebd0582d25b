/** What a publication prints of an analysis, in the shapes of the computed results. */
import type { PcaPart, PrintedStatistic, PrintedStatistics } from '../../analysisResults';
import type { PrintedValue } from '../study';

/** The statistics of one scope; `names` maps a printed quantity to the name of the computed figure. */
export function printedStatistics(
  printed: readonly PrintedValue[],
  scope: string,
  names: Readonly<Record<string, string>>,
): PrintedStatistics {
  const found: Record<string, PrintedStatistic> = {};
  for (const row of printed) {
    const name = row.scope === scope ? names[row.quantity] : undefined;
    if (name !== undefined) found[name] = { value: row.value, text: row.text, source: row.source };
  }
  return found;
}

/**
 * Printed shares of variance and loadings of PC1, PC2…, in the order of `columns`. Null where none are printed or the
 * printed loadings are not of exactly these columns: they could not be compared.
 */
export function printedComponents(printed: readonly PrintedValue[], columns: readonly string[]): PcaPart['printed'] {
  const loadings: number[][] = [];
  const explainedVarianceRatio: number[] = [];
  const sources = new Set<string>();
  for (let component = 1; ; component++) {
    const rows = printed.filter(({ scope }) => scope === `PC${component}`);
    const entries = rows.filter(({ quantity }) => quantity === 'loading');
    const loading = columns.flatMap((column) => entries.find(({ metric }) => metric === column)?.value ?? []);
    if (loading.length !== columns.length || entries.length !== columns.length) break;
    loadings.push(loading);
    const share = rows.find(({ quantity }) => quantity === 'explained-variance-percent')?.value ?? null;
    if (share !== null && explainedVarianceRatio.length === component - 1) explainedVarianceRatio.push(share / 100);
    for (const { source } of entries) sources.add(source);
  }
  return loadings.length === 0 ? null : { explainedVarianceRatio, loadings, source: [...sources].join('; ') };
}
