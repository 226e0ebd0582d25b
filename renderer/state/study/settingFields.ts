/** Fields of a form out of the JSON schema of a kind's settings. */
import { z } from '../../../analysis/schema';

/** How a setting is entered; `json`: what none of the others can hold, such as a list. */
export type SettingKind = 'number' | 'whole' | 'text' | 'choice' | 'switch' | 'file' | 'json';

export interface SettingField {
  readonly name: string;
  readonly title: string;
  /** Empty: nothing is said of it. */
  readonly description: string;
  readonly kind: SettingKind;
  /** It may be left empty, which is null. */
  readonly nullable: boolean;
  readonly isRequired: boolean;
  readonly byDefault: unknown;
  readonly choices: readonly unknown[];
  readonly least: number | null;
  readonly most: number | null;
  /** The limits themselves are not allowed. */
  readonly above: number | null;
  readonly below: number | null;
}

const property = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  format: z.string().optional(),
});

const schema = z.looseObject({
  properties: z.record(z.string(), property).default({}),
  required: z.array(z.string()).default([]),
});

/** In the order of the schema; none where it is not understood. */
export function settingFields(settings: Readonly<Record<string, unknown>>): readonly SettingField[] {
  const parsed = schema.safeParse(settings);
  if (!parsed.success) return [];
  const { properties, required } = parsed.data;
  return Object.entries(properties).map(([name, each]) => {
    const types = [each.type ?? []].flat();
    return {
      name,
      title: each.title ?? name,
      description: each.description ?? '',
      kind: kindOf(
        each,
        types.filter((type) => type !== 'null'),
      ),
      nullable: types.includes('null') || each.enum?.includes(null) === true,
      isRequired: required.includes(name) && each.default === undefined,
      byDefault: each.default,
      choices: each.enum?.filter((one) => one !== null) ?? [],
      least: each.minimum ?? null,
      most: each.maximum ?? null,
      above: each.exclusiveMinimum ?? null,
      below: each.exclusiveMaximum ?? null,
    };
  });
}

function kindOf(each: z.infer<typeof property>, types: readonly string[]): SettingKind {
  if (each.enum) return 'choice';
  const [type] = types;
  if (types.length !== 1) return 'json';
  if (type === 'integer') return 'whole';
  if (type === 'number') return 'number';
  if (type === 'boolean') return 'switch';
  if (type === 'string') return each.format === 'path' ? 'file' : 'text';
  return 'json';
}
