/** What of a form cannot stand, field by field. */
import { webAddress } from '../../../analysis/webAddress';
import type { ProviderInfo } from '../../../electron/contract';
import { jobFormText as text } from '../../text/jobForm';
import type { JobForm } from './jobForm';

export type FieldErrors = Partial<Record<keyof JobForm, string>>;

interface NumberRule {
  readonly least: number;
  /** The least itself is not allowed. */
  readonly above?: boolean;
  readonly most?: number;
  readonly whole?: boolean;
  readonly optional?: boolean;
}

const whole = { whole: true } as const;
const positive = { least: 0, above: true } as const;

const common: FieldRules = {
  seed: { ...whole, least: -Number.MAX_SAFE_INTEGER },
  temperature: { least: 0, most: 2, optional: true },
  topP: { ...positive, most: 1, optional: true },
  maxTokens: { ...whole, least: 1 },
  tries: { ...whole, least: 1, most: 100 },
  concurrency: { ...whole, least: 1, most: 1024 },
  requestsPerMinute: { ...positive, optional: true },
  tokensPerMinute: { ...positive, optional: true },
  timeoutSeconds: { least: 1 },
  sendings: { ...whole, least: 1 },
  budgetUsd: { ...positive, optional: true },
};

const ofGeneration: FieldRules = {
  count: { ...whole, least: 1 },
  seedDemonstrations: { ...whole, least: 0, most: 20 },
  generatedDemonstrations: { ...whole, least: 0, most: 20 },
  lag: { ...whole, least: 1 },
};

const ofJudging: FieldRules = { sample: { ...whole, least: 1, optional: true } };

const ofPrice: FieldRules = {
  usdPer1MInput: { least: 0 },
  usdPer1MOutput: { least: 0 },
  usdPer1MCachedInput: { least: 0, optional: true },
  batchShare: { least: 0, most: 1 },
};

type TypedField = { [K in keyof JobForm]: JobForm[K] extends string ? K : never }[keyof JobForm];
type FieldRules = Partial<Record<TypedField, NumberRule>>;

/** Sentences by field; none where a plan can be made. `provider` is null while the providers are not known. */
export function checkForm(form: JobForm, provider: ProviderInfo | null): FieldErrors {
  const isGeneration = form.kind === 'generate';
  const rules = { ...common, ...(isGeneration ? ofGeneration : ofJudging), ...(form.ownPrice ? ofPrice : {}) };
  const errors: FieldErrors = {};
  for (const [field, rule] of entriesOf(rules)) {
    const error = numberError(form[field], rule);
    if (error !== null) errors[field] = error;
  }
  if (form.model.trim() === '') errors.model = text.needs.model;
  if (form.address.trim() === '') {
    if (provider?.defaultBaseUrl === null) errors.address = text.needs.address;
  } else if (webAddress(form.address) === null) errors.address = text.noAddress;
  if (isGeneration && form.seeds === null) errors.seeds = text.needs.seeds;
  if (!isGeneration && form.archive === null) errors.archive = text.needs.archive;
  if (stopPhrases(form.stop).length > 4) errors.stop = text.tooManyStops;
  return errors;
}

/** One a line; empty lines are none. */
export function stopPhrases(typed: string): string[] {
  return typed.split('\n').filter((line) => line !== '');
}

/** Null: nothing is typed. NaN: it is no number. */
export function typedNumber(typed: string): number | null {
  const plain = typed.trim().replaceAll(/[\s,_](?=\d{3})/g, '');
  if (plain === '') return null;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

function numberError(typed: string, { least, above, most, whole: isWhole, optional }: NumberRule): string | null {
  const value = typedNumber(typed);
  if (value === null) return optional === true ? null : text.needs.number;
  if (!Number.isFinite(value)) return text.noNumber;
  if (isWhole === true && !Number.isSafeInteger(value)) return text.notWhole;
  if (above === true ? value <= least : value < least) return above === true ? text.notAbove(least) : text.below(least);
  if (most !== undefined && value > most) return text.above(most);
  return null;
}

function entriesOf(rules: FieldRules): [TypedField, NumberRule][] {
  const fields: TypedField[] = [];
  for (const field in rules) if (isField(field, rules)) fields.push(field);
  return fields.flatMap((field): [TypedField, NumberRule][] => {
    const rule = rules[field];
    return rule === undefined ? [] : [[field, rule]];
  });
}

function isField(name: string, rules: FieldRules): name is TypedField {
  return Object.hasOwn(rules, name);
}
