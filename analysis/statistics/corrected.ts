import { itemAt } from './matrix';
import { benjaminiHochberg, holm } from './multipleTesting';

/** What a p-value becomes among the others shown with it. */
export interface Corrections {
  /** Chance of any false finding among all of them. */
  readonly holm: number;
  /** Share of false findings among those found. */
  readonly benjaminiHochberg: number;
}

/** Each test with its p corrected over all that exist; those that do not stay null and do not count. */
export function corrected<T extends { readonly p: number }>(
  tests: readonly (T | null)[],
): ((T & Corrections) | null)[] {
  const made = tests.flatMap((test, at) => (test === null ? [] : [{ p: test.p, at }]));
  const p = made.map((test) => test.p);
  const [byHolm, byShare] = [holm(p), benjaminiHochberg(p)];
  return tests.map((test, at) => {
    if (test === null) return null;
    const rank = made.findIndex((each) => each.at === at);
    return { ...test, holm: itemAt(byHolm, rank), benjaminiHochberg: itemAt(byShare, rank) };
  });
}
