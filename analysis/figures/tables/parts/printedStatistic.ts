/** What a publication prints, beside what was computed. */
import { formatFixed } from '../../format';

const decimalsOf = (text: string) => /\.(\d+)\s*%?$/.exec(text)?.[1]?.length ?? 0;

/**
 * How a computed value relates to a printed one: whether it rounds to the printed digits, keeps the printed bound, or
 * differs and by how much. `reason` closes a sentence about a difference. Null where either is missing.
 */
export function comparison(
  ours: number | null,
  printed: { readonly value: number | null; readonly text: string } | undefined,
  reason: string,
): string | null {
  if (ours === null || printed === undefined) return null;
  const bound = /^\s*(<|≤|>|≥)\s*(\d*\.?\d+)/.exec(printed.text);
  if (bound !== null) {
    const limit = Number(bound[2]);
    const below = bound[1] === '<' || bound[1] === '≤';
    const keeps = below ? ours <= limit : ours >= limit;
    return keeps ? 'Keeps the printed bound.' : `Outside the printed bound. ${reason}`;
  }
  if (printed.value === null) return null;
  const decimals = decimalsOf(printed.text);
  const difference = ours - printed.value;
  if (Math.abs(difference) <= 0.5 * 10 ** -decimals * (1 + 1e-9)) return 'Equal to the printed digits.';
  const text = formatFixed(difference, decimals + 1);
  return `Differs by ${difference > 0 ? '+' : ''}${text}. ${reason}`;
}
