import type { PrintedStatistic } from '../../../analysisResults';
import type { PrintedValue } from '../../study';

const BOUND = /^\s*([<≤>≥])\s*(\d*\.?\d+(?:e[−-]?\d+)?)/;

/** Half a unit of the last printed digit. */
export function halfUnitOf({ text }: Pick<PrintedStatistic, 'text'>): number {
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  return 0.5 * 10 ** -decimals;
}

/** True where a figure rounds to the printed digits, or keeps a printed bound such as `< 0.001`. */
export function agreesWithPrint(ours: number, printed: Pick<PrintedStatistic, 'value' | 'text'>): boolean {
  const [, sign, limit] = BOUND.exec(printed.text) ?? [];
  if (sign !== undefined) return sign === '<' || sign === '≤' ? ours <= Number(limit) : ours >= Number(limit);
  return printed.value === null || Math.abs(ours - printed.value) <= halfUnitOf(printed) * (1 + 1e-9);
}

/** Printed explained variance in percent, by component from PC1. */
export function printedShares(printed: readonly PrintedValue[]): (PrintedStatistic | undefined)[] {
  const shares: (PrintedStatistic | undefined)[] = [];
  for (const { quantity, scope, value, text, source } of printed) {
    const component = /^PC([1-9]\d*)$/.exec(scope ?? '')?.[1];
    if (quantity === 'explained-variance-percent' && component) shares[Number(component) - 1] = { value, text, source };
  }
  return shares;
}
