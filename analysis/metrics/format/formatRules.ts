/** AgoraBench's rules for what a generator wrote, and which of them an instance breaks. */
import type { Candidate, FormatRule, Violation } from './rule';
import { codeAlone } from './rules/codeAlone';
import { fencesAround, fencesPaired } from './rules/fences';
import { finished } from './rules/finished';
import { leftovers } from './rules/leftovers';
import { resultLast, resultOnce } from './rules/resultMarks';
import { shortEnough } from './rules/shortEnough';

export const formatRules: readonly FormatRule[] = [
  finished,
  shortEnough,
  leftovers,
  resultOnce,
  resultLast,
  fencesPaired,
  fencesAround,
  codeAlone,
];

/** The rules of a setting; none where the method or the domain is not known or is another than AgoraBench's. */
export function rulesOf({ method, domain }: Pick<Candidate, 'method' | 'domain'>): readonly FormatRule[] {
  if (method === null || domain === null) return [];
  return formatRules.filter((rule) => rule.methods.includes(method) && rule.domains.includes(domain));
}

/** All rules that an instance breaks, in their order; empty where it keeps them all or its setting has none. */
export function violationsOf(candidate: Candidate): Violation[] {
  return rulesOf(candidate).flatMap((rule) => {
    const violation = rule.check(candidate);
    return violation ? [{ rule: rule.id, ...violation }] : [];
  });
}
