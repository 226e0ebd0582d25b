/** The configurations that trainers are given, against the fields that their authors document and examples that they publish. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from '../../../analysis/schema';
import { sharedFolder, sharedMissing } from '../../shared';
import { manner, otherwise, recipe, recipeKeys } from './agoraBenchRecipe';
import { filesOfStep, shippedKind } from './stepFolder';

const record = z.record(z.string(), z.unknown());
const fieldsSchema = z.record(
  z.string(),
  z.strictObject({
    source: z.string(),
    version: z.string(),
    under: z.string().optional(),
    fields: z.record(z.string(), z.string()),
  }),
);
const documented = fieldsSchema.parse(
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'trainer-fields.json'), 'utf8')),
);

/** A tool's fields, and those of what it builds on. */
function fieldsOf(tool: string): Readonly<Record<string, string>> {
  const entry = documented[tool];
  if (!entry) throw new Error(`no fields of ${tool}`);
  return { ...(entry.under === undefined ? {} : fieldsOf(entry.under)), ...entry.fields };
}

/** PyYAML, which all of these tools read with, takes YAML 1.1. */
function read(text: string): Record<string, unknown> {
  return record.parse(parse(text, { version: '1.1' }));
}

function fits(value: unknown, type: string): boolean {
  switch (type) {
    case 'int':
      return Number.isInteger(value);
    case 'float':
      return typeof value === 'number';
    case 'bool':
      return typeof value === 'boolean';
    case 'str':
      return typeof value === 'string';
    case 'list':
      return Array.isArray(value);
    case 'dict':
      return record.safeParse(value).success;
    default:
      return type.split('|').includes(String(value));
  }
}

/** What a tool would not take of a configuration. */
function objections(configuration: Readonly<Record<string, unknown>>, tool: string): string[] {
  const fields = fieldsOf(tool);
  return Object.entries(configuration).flatMap(([key, value]) => {
    const type = fields[key];
    if (type === undefined) return [`${key} is no field`];
    return fits(value, type) ? [] : [`${key} is ${JSON.stringify(value)}, which is no ${type}`];
  });
}

const configurations = [
  ['train-trl', 'sft.yaml', 'trl'],
  ['train-trl', 'accelerate.yaml', 'accelerate'],
  ['train-llamafactory', 'train.yaml', 'llamafactory'],
  ['train-axolotl', 'axolotl.yaml', 'axolotl'],
  ['train-llama-recipes', 'arguments.json', 'llama-recipes'],
] as const;

describe.each(configurations)('%s/%s', (kind, file, tool) => {
  test('has fields that the tool documents, with values of their types', async () => {
    const files = await filesOfStep(kind);
    expect(objections(read(files.get(file) ?? ''), tool)).toEqual([]);
  });
});

test('a wrong field and a wrong type would be seen', () => {
  expect(objections({ packing: 'yes', lr_scheduler_type: 'step', max_seq_length: 1 }, 'trl')).toHaveLength(3);
});

test.each(configurations)('a field of %s/%s that is misspelt would be seen', async (kind, file, tool) => {
  const configuration = read((await filesOfStep(kind)).get(file) ?? '');
  const keys = Object.keys(configuration);
  expect(keys.length).toBeGreaterThan(8);
  for (const key of keys) {
    const { [key]: value, ...others } = configuration;
    expect(objections({ ...others, [`${key}s`]: value }, tool)).toEqual([`${key}s is no field`]);
  }
});

test.each([
  ['train-llamafactory', 'deepspeed'],
  ['train-axolotl', 'deepspeed'],
])('%s shares the model by fields of DeepSpeed', async (kind, tool) => {
  const sharing = read((await filesOfStep(kind)).get('deepspeed.json') ?? '');
  expect(objections(sharing, tool)).toEqual([]);
  expect(objections(record.parse(sharing['zero_optimization']), 'deepspeed-zero')).toEqual([]);
  expect(sharing).toMatchObject({ zero_optimization: { stage: 3 }, gradient_clipping: 'auto' });
});

test('the data of LLaMA-Factory are described by its fields', async () => {
  const { agora } = read((await filesOfStep('train-llamafactory')).get('dataset_info.json') ?? '');
  expect(objections(record.parse(agora), 'llamafactory-dataset')).toEqual([]);
  expect(agora).toEqual({
    file_name: 'inputs/data.jsonl',
    formatting: 'alpaca',
    columns: { prompt: 'instruction', response: 'response' },
  });
});

test('the data of axolotl are described by its fields', async () => {
  const { datasets, special_tokens: special } = read((await filesOfStep('train-axolotl')).get('axolotl.yaml') ?? '');
  const [data, ...others] = z.array(record).parse(datasets);
  expect(others).toEqual([]);
  // An empty type says that the data are tokens with labels already.
  expect(data).toEqual({ path: 'prepared.jsonl', ds_type: 'json', type: null });
  expect(special).toEqual({ pad_token: '<|finetune_right_pad_id|>' });
});

test('the sharding of accelerate has fields of FSDP 2', async () => {
  const { fsdp_config: sharding } = read((await filesOfStep('train-trl')).get('accelerate.yaml') ?? '');
  expect(objections(record.parse(sharding), 'fsdp2')).toEqual([]);
});

test.each(recipeKeys)('%s is given the recipe of AgoraBench', async (kind, file, keys) => {
  const configuration = read((await filesOfStep(kind, { model: recipe.base })).get(file) ?? '');
  const given = Object.entries(keys).map(([name, key]) => [name, configuration[key]]);
  const wanted = Object.entries(recipe).filter(([name]) => name in keys);
  expect(Object.fromEntries(given)).toEqual(Object.fromEntries(wanted));
});

const trainers = [...new Set(recipeKeys.map(([kind]) => kind))];

test.each(trainers)('each value of the recipe of AgoraBench has a place in %s', (kind) => {
  const placed = recipeKeys.filter(([id]) => id === kind).flatMap(([, , keys]) => Object.keys(keys));
  const kept = [...placed, ...Object.keys(otherwise[kind] ?? {})].sort();
  expect(kept).toEqual(Object.keys(recipe).sort());
});

test.each(Object.entries(manner))('%s trains in the manner of the recipe, on four GPUs', async (kind, files) => {
  const rendered = await filesOfStep(kind);
  for (const [file, wanted] of Object.entries(files)) {
    const configuration = read(rendered.get(file) ?? '');
    for (const [key, value] of Object.entries(wanted)) expect([key, configuration[key]]).toEqual([key, value]);
  }
  expect((await shippedKind(kind)).kind.resources.gpus).toBe(4);
  expect(Object.keys(manner).sort()).toEqual([...trainers].sort());
});

test.each(['train-trl', 'train-axolotl', 'train-llama-recipes'])(
  '%s teaches the chat format of the recipe',
  async (kind) => {
    const files = await filesOfStep(kind);
    expect(read(files.get('recipe.json') ?? '')).toMatchObject({ system_message: recipe.system });
  },
);

test('what LLaMA-Factory cannot express is said where it is read', async () => {
  const text = (await filesOfStep('train-llamafactory')).get('train.yaml') ?? '';
  expect(text).toMatch(/# .*StepLR.*\n(#.*\n)*lr_scheduler_type: polynomial/);
});

test('a template of chats of another family goes where the trainer reads it', async () => {
  const files = await filesOfStep('train-trl', {
    settings: { chatTemplate: 'inputs/chatTemplate.jinja', endOfTurn: '<|im_end|>' },
  });
  expect(read(files.get('sft.yaml') ?? '')).toMatchObject({
    chat_template_path: 'inputs/chatTemplate.jinja',
    eos_token: '<|im_end|>',
  });
  expect(files.get('run.sh')).toContain('template=inputs/chatTemplate.jinja\n');
});

const published = [
  ['llamafactory_llama3_full_sft.yaml', 'llamafactory', 'train-llamafactory', 'train.yaml'],
  ['axolotl_llama31_8b_full_sft.yaml', 'axolotl', 'train-axolotl', 'axolotl.yaml'],
] as const;

describe.skipIf(sharedFolder === null)(`published examples (${sharedMissing} where they do not run)`, () => {
  test.each(published)('%s has the same fields with values of the same types', async (sample, tool, kind, file) => {
    const example = read(readFileSync(path.join(sharedFolder ?? '', 'samples/trainers', sample), 'utf8'));
    // The list is of the tool's own fields, so that its own example fits it.
    expect(objections(example, tool)).toEqual([]);
    const own = read((await filesOfStep(kind)).get(file) ?? '');
    const both = Object.keys(example).filter((key) => key in own);
    expect(both.length).toBeGreaterThan(15);
    expect(both.filter((key) => typeof own[key] !== typeof example[key] && key !== 'bf16')).toEqual([]);
  });
});
