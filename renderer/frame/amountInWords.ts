import { bytesText } from '../../analysis/figures/bytesText';
import type { Progress } from '../../analysis/task';
import { frameText as text } from '../text/frame';

/** `120 MB of 1.72 GB · 98,000 rows`; without a total only how far it is. */
export function amountInWords({ done, total, unit, rows }: Progress): string {
  const amount = (value: number): string => (unit === 'bytes' ? bytesText(value) : value.toLocaleString('en'));
  const far = total === null || total === 0 ? amount(done) : text.amountOf(amount(done), amount(total));
  const named = unit === 'bytes' ? far : `${far} ${unit}`;
  return rows === undefined || unit === 'rows' ? named : `${named} · ${text.rows(rows)}`;
}
