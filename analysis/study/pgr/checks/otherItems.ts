import type { Check } from '../../../results';
import type { Side, Sides } from '../sides';
import { caution, fault, type SidesCheck } from './check';

/** Scores on this share of the items of the largest one still compare, if not exactly. */
const NEARLY_ALL = 0.95;

/**
 * `protocol-mismatch`: the three scores rest on different numbers of items, because one evaluation was limited, broke
 * off or used another version of the data. A fault where one has less than 95 % of the items of another, else a caution.
 */
export const otherItems: SidesCheck = (sides): readonly Check[] => {
  const counts = roles(sides);
  const numbers = counts.map(({ n }) => n);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  if (counts.length < 2 || least === most) return [];
  const list = counts.map(({ role, n }) => `${role} ${n}`).join(', ');
  const message = `The scores rest on different numbers of items (${list}), so that they answer different questions. Evaluate all three on the same items, without a limit.`;
  return [(least < NEARLY_ALL * most ? fault : caution)('protocol-mismatch', message)];
};

function roles({ student, base, reference }: Sides): { role: string; n: number }[] {
  const counts = (role: string, side: Side | null) =>
    [...new Set((side?.evaluations ?? []).flatMap(({ n }) => n ?? []))].map((n) => ({ role, n }));
  return [...counts('base', base), ...counts('student', student), ...counts('reference', reference)];
}
