/** What arrays are called: in a plan, and by who looks at the queue of a cluster. */
import { names } from './names';
import type { StepGroup } from './stepGroup';

/** By their kind, their domains where it is kept to some, and whose models they are about where these are no students'. */
export function arrayNames(groups: readonly StepGroup[]): ReadonlyMap<StepGroup, string> {
  const named = names();
  return new Map(groups.map((group) => [group, named.take(group.members[0]?.step.chosen.label ?? '', whoseIn(group))]));
}

/** `base`, `reference`, `anchors`; nothing where students are among them. */
function whoseIn({ members }: StepGroup): string {
  const roles = [...new Set(members.map(({ step }) => step.subject.role))];
  if (roles.includes('student')) return '';
  return roles.length > 1 ? 'anchors' : (roles[0] ?? '');
}
