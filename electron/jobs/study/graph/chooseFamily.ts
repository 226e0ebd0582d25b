/** The family whose models a plan is about. */
import { AgoraError } from '../../../../analysis/errors';
import { presets } from '../../../../analysis/study/presets';
import type { Anchor, Family, Run, Study } from '../../../../analysis/study/study';
import type { StudyPlan } from '../studyPlan';
import { safe } from './names';

/** What a study without families is given. */
const nameless: Family = { id: 'models', base: null, reference: null, student: { protocol: {} } };

/**
 * The plan's, else the one of its runs, else the study's only one; a new one where the study has none, or where the plan
 * names another base than it: another base is another family, whose reference is not this one's. Throws
 * `AgoraError('bad-input')` that names those that there are.
 */
export function chooseFamily(plan: Pick<StudyPlan, 'family' | 'base'>, study: Study, runs: readonly Run[]): Family {
  if (plan.family !== null) return familyCalled(plan.family, study);
  const family = familyOf(study, runs);
  if (plan.base === null) return family;
  if (!('model' in plan.base)) return isOfPreset(family, study) ? nameless : family;
  const isAnother = family === nameless || (family.base !== null && !isModel(plan.base.model, family.base));
  return isAnother ? { ...nameless, id: safe(lastPart(plan.base.model)) || nameless.id } : family;
}

function familyCalled(id: string, { families }: Study): Family {
  const found = families.find((family) => family.id === id);
  if (found) return found;
  if (families.length === 0) return { ...nameless, id };
  throw new AgoraError('bad-input', `family: the study has no family called "${id}".`, {
    value: id,
    nextStep: `Families that there are: ${families.map((family) => family.id).join(', ')}.`,
  });
}

function familyOf({ families }: Study, runs: readonly Run[]): Family {
  const [ofRuns, another] = [...new Set(runs.map(({ family }) => family))];
  const named = families.find(({ id }) => id === ofRuns);
  if (named && another === undefined) return named;
  const [only, second] = families;
  if (only && second)
    throw new AgoraError('bad-input', 'family: the study has several families of models.', {
      nextStep: `Name one: ${families.map(({ id }) => id).join(', ')}.`,
    });
  return only ?? nameless;
}

/** A folder of the same name holds the same model. */
function isModel(name: string, { model, aliases }: Anchor): boolean {
  return [model, ...aliases].some((each) => lastPart(each) === lastPart(name));
}

function lastPart(model: string): string {
  return (model.replace(/\/+$/, '').split('/').pop() ?? model).toLowerCase();
}

/** Its models are published ones, and none that a plan trains. */
function isOfPreset({ id, base }: Family, study: Study): boolean {
  const families = presets.get(study.id)?.families ?? [];
  return families.some((family) => base !== null && family.id === id && family.base?.model === base.model);
}
