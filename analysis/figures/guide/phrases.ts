/** Turns of phrase that the steps share. */
import type { Coefficient, NamedTest } from '../../analysisResults';
import { metricLabel } from '../../metrics/metricLabel';
import { formatCoefficient, formatInterval, formatP } from '../format';

/** `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.slice(-1).join('')}`;
}

/** `1 cell`, `2 cells`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `11.65 [−4.40, 27.70]`. */
export function withInterval({
  estimate,
  lo,
  hi,
}: {
  readonly estimate: number;
  readonly lo: number | null;
  readonly hi: number | null;
}): string {
  const interval = formatInterval(lo, hi, formatCoefficient);
  return interval === null ? formatCoefficient(estimate) : `${formatCoefficient(estimate)} ${interval}`;
}

/** `p = 0.214 (all 720 arrangements; null: …)`. */
export function testInWords({ p, arrangements, enumerated, null: named }: NamedTest): string {
  const which = enumerated ? `all ${arrangements} arrangements` : `${arrangements} arrangements drawn`;
  const text = formatP(p);
  return `p ${text.startsWith('<') ? text : `= ${text}`} (${which}; null: ${lowered(named)})`;
}

/** A sentence as a part of another. */
function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}

/** Whether an interval holds zero. */
export function holdsZero({ lo, hi }: Pick<Coefficient, 'lo' | 'hi'>): boolean {
  return lo <= 0 && hi >= 0;
}

/** Labels have commas of their own. */
export const quoted = (label: string): string => `“${label}”`;

export const labels = (columns: readonly { readonly column: string }[]): string =>
  listed(columns.map(({ column }) => quoted(metricLabel(column))));

export const percentOf = (share: number): string => `${(100 * share).toFixed(1)}\u00a0%`.replace('-', '−');
