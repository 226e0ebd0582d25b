/** `--set key=value` and `--set KIND:key=value`: settings of kinds of steps, as text. */
import { resolve } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import type { LoadedKind } from '../../jobs/steps/readKind';
import { isPath, type SettingProperty } from '../../jobs/steps/settingsSchema';

/**
 * The settings of each of these kinds. One without a kind is for all that have it. Throws `AgoraError('bad-input')` for one
 * that is no setting of any.
 */
export function settingsGiven(
  given: readonly string[],
  kinds: readonly LoadedKind[],
): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const settings = new Map<string, Record<string, unknown>>(kinds.map(({ kind }) => [kind.id, {}]));
  for (const text of given) {
    const { kind: wanted, key, value } = partsOf(text);
    const taking = kinds.filter(
      ({ kind, form }) => (wanted === null || kind.id === wanted) && form.schema.properties[key] !== undefined,
    );
    if (taking.length === 0) throw unknownSetting(text, wanted, key, kinds);
    for (const { kind, form } of taking) {
      const property = form.schema.properties[key];
      const of = settings.get(kind.id);
      if (property && of) of[key] = valueOf(value, property);
    }
  }
  return settings;
}

function partsOf(text: string): { readonly kind: string | null; readonly key: string; readonly value: string } {
  const [, kind, key, value] = /^(?:([a-z0-9-]+):)?([A-Za-z][A-Za-z0-9_]*)=([\s\S]*)$/.exec(text) ?? [];
  if (key !== undefined && value !== undefined) return { kind: kind ?? null, key, value };
  throw new AgoraError('bad-input', `--set takes key=value or KIND:key=value, not "${text}".`);
}

/** A text stays one where the setting takes one; else it is read as JSON where it is some. */
function valueOf(text: string, property: SettingProperty): unknown {
  const types = [property.type ?? []].flat();
  if (isPath(property)) return text === '' ? null : resolve(text);
  if (types.includes('string') && !(text === 'null' && types.includes('null'))) return text;
  try {
    return JSON.parse(text);
  } catch {
    // A list may be written as its elements.
    return types.includes('array') ? text.split(',').map((each) => each.trim()) : text;
  }
}

function unknownSetting(text: string, wanted: string | null, key: string, kinds: readonly LoadedKind[]): AgoraError {
  const has = kinds.map(({ kind, form }) => `${kind.id}: ${Object.keys(form.schema.properties).join(', ') || 'none'}`);
  return new AgoraError(
    'bad-input',
    `--set ${text}: ${wanted ?? 'no kind of step here'} has ${wanted ? 'no' : 'a'} setting "${key}".`,
    {
      value: key,
      nextStep: `Settings that there are: ${has.join('; ')}.`,
    },
  );
}
