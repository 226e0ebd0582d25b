/** Dollars, durations and moments in words. */
import type { Estimated } from '../../../electron/contract';

/** `$0`, `$0.0042`, `$3.10`, `$1,234`. */
export function dollarsText(dollars: number): string {
  return `$${plainDollars(dollars)}`;
}

/** `$31 (24–40)`. */
export function dollarsBetween({ value, lo, hi }: Estimated): string {
  return `${dollarsText(value)} (${plainDollars(lo)}–${plainDollars(hi)})`;
}

function plainDollars(dollars: number): string {
  if (dollars === 0) return '0';
  if (Math.abs(dollars) < 0.01) return dollars.toLocaleString('en', { maximumSignificantDigits: 2 });
  const digits = Math.abs(dollars) < 9.995 ? 2 : 0;
  return dollars.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Less is what sums of fractions leave behind. */
const leastDollars = 5e-7;

/** Dollars of an account, to the cent below a hundred thousand: `$12.30`. */
export function billText(exactDollars: number): string {
  const dollars = Math.abs(exactDollars) < leastDollars ? 0 : exactDollars;
  if (dollars !== 0 && Math.abs(dollars) < 0.01) return dollarsText(dollars);
  const digits = Math.abs(dollars) < 100_000 ? 2 : 0;
  return `$${dollars.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** `45 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. */
export function durationText(seconds: number): string {
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return withRest(hours, 'h', minutes % 60, 'min');
  const allHours = Math.round(minutes / 60);
  return withRest(Math.floor(allHours / 24), 'd', allHours % 24, 'h');
}

function withRest(count: number, unit: string, rest: number, restUnit: string): string {
  return rest === 0 ? `${count} ${unit}` : `${count} ${unit} ${rest} ${restUnit}`;
}

/** A count with three significant figures: `1.2 M`, `12,300`. */
export function countText(count: number): string {
  if (count < 1e6) return Math.round(count).toLocaleString('en');
  const [divisor, unit] = count < 999.5e6 ? ([1e6, 'M'] as const) : ([1e9, 'G'] as const);
  return `${(count / divisor).toLocaleString('en', { maximumSignificantDigits: 3 })} ${unit}`;
}

/** The moment on this machine's clock: `28 Nov 2026, 14:03`. */
export function momentText(atMs: number): string {
  const at = new Date(atMs);
  const day = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
  return `${day}, ${at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}

/** `14:03:07`. */
export function timeText(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB');
}
