/** Anchors that no file of the archive gives, with how to name them. */
import type { Problem } from '../../problem';
import type { Evaluation, Study } from '../study';
import { evaluationSnippet } from './snippet';

/** One fault for each family that has evaluated students and lacks every score of its base or its reference. */
export function anchorProblems(
  study: Study,
  evaluations: readonly Evaluation[],
  unplaced: readonly string[],
): Problem[] {
  const families = [...new Set(evaluations.filter(({ role }) => role === 'student').map(({ family }) => family))];
  return families.flatMap((family) =>
    (['base', 'reference'] as const)
      .filter((role) => !evaluations.some((each) => each.role === role && each.family === family))
      .map((role) => anchorProblem(study, family, role, unplaced)),
  );
}

function anchorProblem(
  study: Study,
  family: string | null,
  role: 'base' | 'reference',
  unplaced: readonly string[],
): Problem {
  const anchor = study.families.find(({ id }) => id === family)?.[role] ?? null;
  const wanted = anchor ? ` by the name of ${anchor.model} or an alias` : '';
  const candidates = unplaced.length > 0 ? ` Models without a role: ${unplaced.slice(0, 5).join(', ')}.` : '';
  const [candidate, second] = unplaced;
  const entry = {
    ...(candidate !== undefined && second === undefined ? { model: candidate } : { file: '…' }),
    role,
    ...(family === null ? {} : { family }),
  };
  const message = `No evaluation of the ${role} model${family === null ? '' : ` of ${family}`} was found${wanted}; without it no PGR can be computed.${candidates} Add its results, or name them in agora.json: ${evaluationSnippet(entry)}`;
  return { path: '', line: null, severity: 'fault', code: 'anchor-missing', message };
}
