/** What of a form of study work cannot stand, by field: `archive`, `base.model`, `train.epochs`, `evaluate-0.hours`. */
import type { StepKindInfo } from '../../../electron/contract';
import { studyFormText as text } from '../../text/studyForm';
import { typedNumber } from '../jobs/checkForm';
import { settingFields } from './settingFields';
import { choicesOf, type ChoiceForm, type ModelForm, type StudyForm } from './studyForm';
import { settingErrors } from './typedSettings';

export type StudyErrors = Readonly<Record<string, string>>;

export function checkStudyForm(form: StudyForm, kinds: readonly StepKindInfo[]): StudyErrors {
  const errors: Record<string, string> = {};
  if (form.archive === null) errors['archive'] = text.needsArchive;
  if (form.runs?.length === 0) errors['runs'] = text.needsRuns;
  if (form.target === '') errors['target'] = text.needsTarget;
  if (form.train === null && form.evaluate.length === 0 && form.measure.length === 0) errors['work'] = text.needsWork;
  for (const [name, model] of [['base', form.base] as const, ['reference', form.reference] as const])
    Object.assign(errors, modelErrors(name, model));
  for (const [key, choice] of choicesOf(form)) Object.assign(errors, choiceErrors(key, choice, kinds));
  return errors;
}

function modelErrors(name: 'base' | 'reference', { how, model, data }: ModelForm): Record<string, string> {
  return {
    ...(how === 'name' && model.trim() === '' ? { [`${name}.model`]: text.needsModel } : {}),
    ...(how === 'train' && data === null ? { [`${name}.data`]: text.needsData } : {}),
  };
}

/** By `KEY.kind`, `KEY.settings.NAME`, `KEY.hours`. */
export function choiceErrors(key: string, choice: ChoiceForm, kinds: readonly StepKindInfo[]): Record<string, string> {
  const kind = kinds.find(({ id }) => id === choice.kind);
  if (!kind) return { [`${key}.kind`]: text.needsKind };
  const settings = settingErrors(settingFields(kind.settings), choice.typed);
  const errors: (readonly [string, string])[] = Object.entries(settings).map(([name, error]) => [
    `${key}.settings.${name}`,
    error,
  ]);
  for (const [name, least, isWhole] of resourceRules) {
    const value = typedNumber(choice[name]);
    if (value === null) continue;
    const isRight =
      Number.isFinite(value) && (!isWhole || Number.isSafeInteger(value)) && (isWhole ? value >= least : value > least);
    if (!isRight) errors.push([`${key}.${name}`, isWhole ? text.wholeAtLeast(least) : text.above(least)]);
  }
  if (choice.domains?.length === 0) errors.push([`${key}.domains`, text.needsDomains]);
  return Object.fromEntries(errors);
}

const resourceRules = [
  ['gpus', 0, true],
  ['cpus', 1, true],
  ['memoryGb', 0, false],
  ['hours', 0, false],
] as const;
