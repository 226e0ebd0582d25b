/** From the form of study work to its plan. */
import type { StepKindInfo, StudyPlanDraft } from '../../../electron/contract';
import { typedNumber } from '../jobs/checkForm';
import { settingFields } from './settingFields';
import type { ChoiceForm, ModelForm, StudyForm } from './studyForm';
import { settingsOf } from './typedSettings';

type ChoiceDraft = NonNullable<StudyPlanDraft['train']>;
type Kinds = readonly StepKindInfo[];

/** The plan that a form asks for. What is missing or wrong stays so: `checkStudyForm` says it. */
export function studyDraftOf(form: StudyForm, kinds: Kinds): StudyPlanDraft {
  const { name, archive, runs, target, base, reference, train, evaluate, measure, reuse } = form;
  return {
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    archive: archive ?? '',
    target,
    runs: runs === null ? null : [...runs],
    base: modelDraft(base, kinds),
    reference: modelDraft(reference, kinds),
    train: train && choiceDraft(train, kinds),
    evaluate: evaluate.map((choice) => ({ ...choiceDraft(choice, kinds), domains: domainsOf(choice) })),
    measure: measure.map((choice) => ({ ...choiceDraft(choice, kinds), domains: domainsOf(choice) })),
    reuse,
  };
}

function domainsOf({ domains }: ChoiceForm): string[] | null {
  return domains && [...domains];
}

function modelDraft({ how, model, train, data, from }: ModelForm, kinds: Kinds): StudyPlanDraft['base'] {
  if (how === 'family') return null;
  return how === 'name' ? { model: model.trim() } : { train: choiceDraft(train, kinds), data: data?.id ?? '', from };
}

export function choiceDraft(choice: ChoiceForm, kinds: Kinds): ChoiceDraft {
  const kind = kinds.find(({ id }) => id === choice.kind);
  const resources = Object.fromEntries(
    (['gpus', 'cpus', 'memoryGb', 'hours'] as const).flatMap((name) => {
      const value = typedNumber(choice[name]);
      return value === null ? [] : [[name, value]];
    }),
  );
  return { kind: choice.kind, settings: kind ? settingsOf(settingFields(kind.settings), choice.typed) : {}, resources };
}
