/** The form of new study work as it is typed, before anything of it is known to be right. */
import type { ChosenInput, Stage } from '../../../electron/contract';
import type { TypedSettings } from './typedSettings';

/** A kind of step with what is typed for it. Empty resources: the kind's own. */
export interface ChoiceForm {
  readonly kind: string;
  readonly typed: TypedSettings;
  readonly gpus: string;
  readonly cpus: string;
  readonly memoryGb: string;
  readonly hours: string;
  /** Of evaluations and measures: domains whose runs it is for; null: all. */
  readonly domains: readonly string[] | null;
}

/** Where base or reference come from: the study's family, a name, or a file that the plan trains them on first. */
export interface ModelForm {
  readonly how: 'family' | 'name' | 'train';
  readonly model: string;
  readonly train: ChoiceForm;
  readonly data: ChosenInput | null;
  readonly from: 'base' | 'nothing';
}

export interface StudyForm {
  readonly name: string;
  /** Id of an open archive. */
  readonly archive: string | null;
  /** Ids of runs; null: all that have instances. */
  readonly runs: readonly string[] | null;
  readonly target: string;
  readonly base: ModelForm;
  readonly reference: ModelForm;
  /** Null: no student is trained. */
  readonly train: ChoiceForm | null;
  readonly evaluate: readonly ChoiceForm[];
  readonly measure: readonly ChoiceForm[];
  readonly reuse: boolean;
}

export const noChoice: ChoiceForm = { kind: '', typed: {}, gpus: '', cpus: '', memoryGb: '', hours: '', domains: null };

const familyModel: ModelForm = { how: 'family', model: '', train: noChoice, data: null, from: 'base' };

export const firstStudyForm: StudyForm = {
  name: '',
  archive: null,
  runs: null,
  target: 'here',
  base: familyModel,
  reference: familyModel,
  train: null,
  evaluate: [],
  measure: [],
  reuse: true,
};

/** Stages that a plan is made of. */
export type PlanStage = Exclude<Stage, 'serve'>;

/** Every choice of the form, with a name that tells them apart. */
export function choicesOf({
  base,
  reference,
  train,
  evaluate,
  measure,
}: StudyForm): readonly (readonly [key: string, choice: ChoiceForm])[] {
  return [
    ...(base.how === 'train' ? [['base', base.train] as const] : []),
    ...(reference.how === 'train' ? [['reference', reference.train] as const] : []),
    ...(train ? [['train', train] as const] : []),
    ...evaluate.map((choice, at) => [`evaluate-${at}`, choice] as const),
    ...measure.map((choice, at) => [`measure-${at}`, choice] as const),
  ];
}
