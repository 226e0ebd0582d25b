/** What distinguishes cells of one generator and setting: family, volume, variant, language. */
import { formatCount } from './format';
import type { PgrCell } from '../results';

type Condition = Pick<PgrCell, 'family' | 'volume' | 'variant' | 'language'>;

/** One string for one condition. */
export function conditionKey({ family, volume, variant, language }: Condition): string {
  return JSON.stringify([family, volume, variant, language]);
}

/** The condition in words: `50 000 instances · json_format`; only the parts in which `among` differ. */
export function conditionName(cell: Condition, among: readonly Condition[]): string {
  const differs = (part: (other: Condition) => unknown) => among.some((other) => part(other) !== part(cell));
  const parts = [
    differs((other) => other.family) ? (cell.family ?? 'family unknown') : null,
    differs((other) => other.volume)
      ? cell.volume === null
        ? 'volume unknown'
        : `${formatCount(cell.volume)} instances`
      : null,
    differs((other) => other.variant) ? (cell.variant ?? 'default') : null,
    differs((other) => other.language) ? (cell.language ?? 'language not stated') : null,
  ];
  return parts.filter((part) => part !== null).join(' · ') || 'default';
}
