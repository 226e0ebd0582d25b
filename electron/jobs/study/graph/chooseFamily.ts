/** The family whose models a plan is about. */
import { AgoraError } from '../../../../analysis/errors';
import type { Family, Run, Study } from '../../../../analysis/study/study';
import type { StudyPlan } from '../studyPlan';

/** What a study without families is given. */
const nameless: Family = { id: 'models', base: null, reference: null, student: { protocol: {} } };

/**
 * The plan's, else the one of its runs, else the study's only one; a new one where the study has none. Throws
 * `AgoraError('bad-input')` that names those that there are.
 */
export function chooseFamily(plan: Pick<StudyPlan, 'family'>, study: Study, runs: readonly Run[]): Family {
  const { families } = study;
  const known = families.map(({ id }) => id).join(', ') || 'none';
  if (plan.family !== null) {
    const found = families.find(({ id }) => id === plan.family);
    if (found) return found;
    if (families.length === 0) return { ...nameless, id: plan.family };
    throw new AgoraError('bad-input', `family: the study has no family called "${plan.family}".`, {
      value: plan.family,
      nextStep: `Families that there are: ${known}.`,
    });
  }
  const [ofRuns, another] = [...new Set(runs.map(({ family }) => family))];
  const named = families.find(({ id }) => id === ofRuns);
  if (named && another === undefined) return named;
  const [only, second] = families;
  if (only && second)
    throw new AgoraError('bad-input', 'family: the study has several families of models.', {
      nextStep: `Name one: ${known}.`,
    });
  return only ?? nameless;
}
