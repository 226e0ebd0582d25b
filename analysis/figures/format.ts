/** Numbers as text, one rule a quantity. The window, HTML and LaTeX show a true minus sign; files of data never do. */

const minusSign = '\u2212';
/** What stands where a value is missing. */
export const missing = '–';

/**
 * A number with a fixed count of decimals and a true minus sign; `–` where it is missing. A value that rounds to zero
 * loses its sign.
 */
export function formatFixed(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return missing;
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? minusSign + text : text;
}

/** PGR and scores, in percent: one decimal, as the publication prints them. */
export const formatPercent = (value: number | null): string => formatFixed(value, 1);
/** Shares of variance explained: three decimals. */
export const formatR2 = (value: number | null): string => formatFixed(value, 3);
/** Correlations, loadings and congruence: two decimals. */
export const formatCorrelation = (value: number | null): string => formatFixed(value, 2);
/** Slopes, coefficients and their standard errors, t and F: two decimals. */
export const formatCoefficient = (value: number | null): string => formatFixed(value, 2);
/** Counts, without a separator of thousands below 10 000. */
export function formatCount(value: number | null): string {
  if (value === null) return missing;
  return value < 10_000 ? String(value) : String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** A p-value: three decimals, four below 0.1, and a bound below 0.001. */
export function formatP(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return missing;
  if (value < 0.001) return '< 0.001';
  return value.toFixed(value < 0.1 ? 4 : 3);
}

/** A p-value as a statement: `p = 0.318`, `p < 0.001`. */
export function statementOfP(value: number | null): string {
  const text = formatP(value);
  return text.startsWith('<') ? `p ${text}` : `p = ${text}`;
}

/** An interval `[lo, hi]`, or null where either end is missing. */
export function formatInterval(
  lo: number | null,
  hi: number | null,
  format: (value: number | null) => string = formatPercent,
): string | null {
  return lo === null || hi === null ? null : `[${format(lo)}, ${format(hi)}]`;
}

/** Text with the true minus sign turned into the hyphen-minus that programs read as a number. */
export function plainMinus(text: string): string {
  return text.replaceAll(minusSign, '-');
}
