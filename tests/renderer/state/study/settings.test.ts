import { describe, expect, it } from 'vitest';
import { settingFields, type SettingField } from '../../../../renderer/state/study/settingFields';
import { settingErrors, settingsOf, shownOf, type TypedSettings } from '../../../../renderer/state/study/typedSettings';

const schema = {
  type: 'object',
  properties: {
    epochs: { type: 'integer', minimum: 1, maximum: 100, default: 5, title: 'Epochs', description: 'Passes.' },
    rate: { type: 'number', exclusiveMinimum: 0, default: 1e-5 },
    warmup: { type: ['number', 'null'], default: null },
    packing: { type: 'boolean', default: true },
    precision: { enum: ['bf16', 'fp32'], default: 'bf16' },
    system: { type: 'string', default: 'You are a helpful AI assistant.' },
    template: { type: ['string', 'null'], format: 'path', default: null },
    tasks: { type: 'array', items: { type: 'string' }, default: ['gsm8k'] },
    account: { type: 'string' },
  },
  required: ['account'],
};
const fields = settingFields(schema);
const field = (name: string): SettingField => {
  const found = fields.find((each) => each.name === name);
  if (!found) throw new Error(`There is no field ${name}.`);
  return found;
};
const chosen = { id: 'a1', name: 'chat.jinja', location: '~/chat.jinja' };
const required: TypedSettings = { account: 'nlp' };

describe('fields out of a JSON schema', () => {
  it('are of the kind that the type asks for, in the order of the schema', () => {
    expect(fields.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'epochs: whole',
      'rate: number',
      'warmup: number',
      'packing: switch',
      'precision: choice',
      'system: text',
      'template: file',
      'tasks: json',
      'account: text',
    ]);
    expect(field('epochs')).toMatchObject({ title: 'Epochs', description: 'Passes.', least: 1, most: 100 });
    expect(field('rate')).toMatchObject({ title: 'rate', above: 0 });
    expect(fields.filter(({ nullable }) => nullable).map(({ name }) => name)).toEqual(['warmup', 'template']);
    expect(fields.filter(({ isRequired }) => isRequired).map(({ name }) => name)).toEqual(['account']);
  });

  it('are none where the schema is not understood', () => {
    expect(settingFields({ properties: { epochs: 'many' } })).toEqual([]);
  });

  it('show their defaults', () => {
    expect(fields.map((each) => [each.name, shownOf(each)])).toEqual([
      ['epochs', '5'],
      ['rate', '0.00001'],
      ['warmup', ''],
      ['packing', true],
      ['precision', '"bf16"'],
      ['system', 'You are a helpful AI assistant.'],
      ['template', ''],
      ['tasks', '["gsm8k"]'],
      ['account', ''],
    ]);
  });
});

describe('typed settings', () => {
  it('are those that differ from the defaults', () => {
    expect(settingsOf(fields, required)).toEqual({ account: 'nlp' });
    const same: TypedSettings = { epochs: '5', packing: true, precision: '"bf16"', tasks: ' ["gsm8k"] ', warmup: '' };
    expect(settingsOf(fields, { ...required, ...same })).toEqual({ account: 'nlp' });
    const other: TypedSettings = {
      epochs: '3',
      rate: '2e-5',
      warmup: '0.1',
      packing: false,
      precision: '"fp32"',
      system: '',
      template: chosen,
      tasks: '["gsm8k", "math"]',
    };
    expect(settingsOf(fields, { ...required, ...other })).toEqual({
      account: 'nlp',
      epochs: 3,
      rate: 2e-5,
      warmup: 0.1,
      packing: false,
      precision: 'fp32',
      system: '',
      template: 'a1',
      tasks: ['gsm8k', 'math'],
    });
  });

  it.each([
    ['epochs', '0'],
    ['epochs', '101'],
    ['epochs', '2.5'],
    ['epochs', 'many'],
    ['epochs', ''],
    ['rate', '0'],
    ['tasks', 'gsm8k'],
    ['account', ''],
  ])('%s cannot be "%s", and is not sent so', (name, typed) => {
    const all = { ...required, [name]: typed };
    expect(Object.keys(settingErrors(fields, all))).toEqual([name]);
    expect(settingsOf(fields, all)).not.toHaveProperty(name);
  });

  it('may be empty where null is taken', () => {
    expect(settingErrors(fields, { ...required, warmup: '', system: '' })).toEqual({});
  });
});
