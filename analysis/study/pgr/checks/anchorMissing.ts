import type { Evaluation } from '../../study';
import { anchorRoles, type Sides } from '../sides';
import { fault, type SidesCheck } from './check';

/** `anchor-missing`: no score of the base or the reference from the source that the other roles have. */
export const anchorMissing: SidesCheck = (sides) =>
  anchorRoles
    .filter((role) => sides[role] === null)
    .map((role) => {
      const { familyId, family } = sides;
      if (familyId === null && sides.families.length > 0) {
        const message = `The family of the run is not known, so neither is its ${role}. Name it under runs[].family in agora.json.`;
        return fault('anchor-missing', message);
      }
      const model = family?.[role]?.model;
      const who = model === undefined ? `The ${role}` : `The ${role} ${model}`;
      const message = `${who} has no score${sourceText(sides)}. Add its results, or name them in agora.json with "role": "${role}".`;
      return fault('anchor-missing', message);
    });

function sourceText({ student, base, reference }: Sides): string {
  const known: Evaluation | undefined = (student ?? base ?? reference)?.evaluations[0];
  if (!known) return '';
  return ` from ${[known.tool, known.task, known.metric, known.filter].filter((part) => part !== null).join(' ')}`;
}
