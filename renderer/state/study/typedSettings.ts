/** Settings of a kind as they are typed, and the values that they stand for. */
import type { ChosenInput } from '../../../electron/contract';
import { studyFormText as text } from '../../text/studyForm';
import { typedNumber } from '../jobs/checkForm';
import type { SettingField } from './settingFields';

/** By the setting's name: what is typed, a choice as JSON, a switch, a file that was chosen. Absent: the default. */
export type TypedSettings = Readonly<Record<string, string | boolean | ChosenInput>>;

/** What a field shows while nothing is typed: its default. */
export function shownOf({ kind, byDefault }: SettingField): string | boolean {
  if (kind === 'switch') return byDefault === true;
  if (kind === 'file' || byDefault === undefined || byDefault === null) return '';
  return typeof byDefault === 'string' && kind === 'text' ? byDefault : JSON.stringify(byDefault);
}

/** The settings that differ from their defaults; what is wrong stays out: `settingErrors` says it. */
export function settingsOf(fields: readonly SettingField[], typed: TypedSettings): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(field, typed[field.name]);
      return value === undefined || same(value, field.byDefault) ? [] : [[field.name, value]];
    }),
  );
}

/** Sentences by the setting's name. */
export function settingErrors(fields: readonly SettingField[], typed: TypedSettings): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const error = errorOf(field, typed[field.name]);
      return error === null ? [] : [[field.name, error]];
    }),
  );
}

/** Undefined: as by default, or not to be used. */
function valueOf(field: SettingField, typed: TypedSettings[string] | undefined): unknown {
  if (typed === undefined || errorOf(field, typed) !== null) return undefined;
  if (typeof typed === 'boolean') return typed;
  if (typeof typed === 'object') return typed.id;
  if (typed.trim() === '' && field.kind !== 'text') return field.nullable ? null : undefined;
  switch (field.kind) {
    case 'number':
    case 'whole':
      return typedNumber(typed) ?? undefined;
    case 'choice':
    case 'json':
      return parsed(typed);
    default:
      return typed === '' && field.nullable ? null : typed;
  }
}

function errorOf(field: SettingField, typed: TypedSettings[string] | undefined): string | null {
  const { kind, least, most, above, below } = field;
  const isEmpty = typed === undefined || (typeof typed === 'string' && typed.trim() === '');
  if (isEmpty) {
    if (field.isRequired) return text.needsSetting;
    // An emptied field is no way to say the default.
    return typed === undefined || field.nullable || kind === 'text' || kind === 'file' ? null : text.needsSetting;
  }
  if (typeof typed !== 'string') return null;
  if (kind === 'json') return parsed(typed) === undefined ? text.noJson : null;
  if (kind !== 'number' && kind !== 'whole') return null;
  const value = typedNumber(typed);
  if (value === null || !Number.isFinite(value)) return text.noNumber;
  if (kind === 'whole' && !Number.isSafeInteger(value)) return text.notWhole;
  if (least !== null && value < least) return text.atLeast(least);
  if (most !== null && value > most) return text.atMost(most);
  if (above !== null && value <= above) return text.above(above);
  if (below !== null && value >= below) return text.below(below);
  return null;
}

function parsed(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return undefined;
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
