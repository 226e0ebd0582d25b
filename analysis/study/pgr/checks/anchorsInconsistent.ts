import { anchorRoles, percent } from '../sides';
import { fault, type SidesCheck } from './check';

/** `anchors-inconsistent`: one family, one benchmark, and current results that give different anchors. */
export const anchorsInconsistent: SidesCheck = ({ familyId, alternatives }) =>
  anchorRoles.flatMap((role) => {
    const scores = alternatives[role];
    const distinct = new Set(scores.map(({ score }) => score.toFixed(6)));
    if (distinct.size < 2) return [];
    const list = scores.map(({ model, score, source }) => `${percent(score)} (${model}, ${source})`).join(', ');
    const family = familyId === null ? '' : ` of ${familyId}`;
    const message = `The ${role}${family} has several scores: ${list}. The first is used; name the one that counts in agora.json, or remove the others.`;
    return [fault('anchors-inconsistent', message)];
  });
