/** Settings that a plan gives to a kind, checked by the kind's schema and filled with its defaults. */
import { AgoraError } from '../../../analysis/errors';
import { z } from '../../../analysis/schema';
import { isRecord } from './templates/shape';
import { settingsSchema, takenBy, type SettingsSchema } from './settingsSchema';

export type Settings = Readonly<Record<string, unknown>>;

export interface SettingsForm {
  readonly schema: SettingsSchema;
  /**
   * The given settings with defaults for the others, in the order of the schema. Throws `AgoraError('bad-input')` that names
   * every key that will not do, and what it takes; its `value` is the first of them.
   */
  check(kind: string, given: Settings): Settings;
}

/** Throws `AgoraError('bad-input')` where the schema is none, or a setting has neither a default that fits nor is required. */
export function settingsForm(given: unknown): SettingsForm {
  const read = settingsSchema.safeParse(given);
  if (!read.success)
    throw unfit(
      read.error.issues.map(({ path, message }) => `${['settings', ...path.map(String)].join('.')}: ${message}`),
    );
  const schema = read.data;
  const names = Object.keys(schema.properties);
  const faults = names.flatMap((name) => faultOf(name, schema));
  faults.push(
    ...schema.required.filter((name) => !names.includes(name)).map((name) => `${name}: required, and no setting`),
  );
  if (faults.length > 0) throw unfit(faults);
  const parser = parserOf({ ...schema, additionalProperties: false });
  return {
    schema,
    check(kind, settings) {
      const parsed = parser.safeParse(settings);
      if (!parsed.success) throw wrong(kind, schema, settings, parsed.error.issues);
      const checked = z.record(z.string(), z.unknown()).parse(parsed.data);
      return Object.fromEntries(names.map((name) => [name, checked[name]]));
    },
  };
}

function faultOf(name: string, { properties, required }: SettingsSchema): string[] {
  const { default: byDefault, ...property } = properties[name] ?? {};
  const parser = parserOf({ ...property });
  if (byDefault === undefined) return required.includes(name) ? [] : [`${name}: neither a default nor required`];
  return parser.safeParse(byDefault).success ? [] : [`${name}: its default is not ${takenBy(property)}`];
}

/** Whether it is one is for `fromJSONSchema` to say. */
const jsonSchema = z.custom<Parameters<typeof z.fromJSONSchema>[0]>(isRecord);

function parserOf(schema: Settings): z.ZodType {
  try {
    return z.fromJSONSchema(jsonSchema.parse(schema));
  } catch (cause) {
    throw unfit([cause instanceof Error ? cause.message : String(cause)]);
  }
}

function unfit(faults: readonly string[]): AgoraError {
  return new AgoraError('bad-input', `The schema of the settings will not do: ${faults.join('; ')}.`, {
    nextStep: 'resources/steps/README.md says how it is written.',
  });
}

function wrong(
  kind: string,
  { properties }: SettingsSchema,
  given: Settings,
  issues: readonly z.core.$ZodIssue[],
): AgoraError {
  const [first] = issues;
  const value = first?.code === 'unrecognized_keys' && first.path.length === 0 ? first.keys[0] : first?.path[0];
  const faults = issues.map((issue) => {
    const [name, ...within] = issue.path.map(String);
    if (issue.code === 'unrecognized_keys' && name === undefined)
      return `there is no setting ${issue.keys.map((key) => `"${key}"`).join(', ')}; there are ${Object.keys(properties).join(', ') || 'none'}`;
    const property = name === undefined ? undefined : properties[name];
    if (name === undefined || !property || within.length > 0) return `${[name, ...within].join('.')}: ${issue.message}`;
    const value = given[name];
    const is = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
    return `${name} ${is}; it takes ${takenBy(property)}${isOfType(issue) ? ` (${issue.message})` : ''}`;
  });
  return new AgoraError('bad-input', `The settings of ${kind} will not do: ${faults.join('; ')}.`, {
    ...(value === undefined ? {} : { value: String(value) }),
    nextStep: `Change them in the plan or by --set; "agora plan --kinds" lists the settings of each kind.`,
  });
}

/** What `takenBy` does not say. */
function isOfType({ code }: z.core.$ZodIssue): boolean {
  return (
    !['invalid_type', 'invalid_value', 'invalid_union'].includes(code) && code !== 'too_small' && code !== 'too_big'
  );
}
