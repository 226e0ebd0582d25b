import { describe, expect, it } from 'vitest';
import { checkForm, stopPhrases, typedNumber } from '../../../../renderer/state/jobs/checkForm';
import { firstForm, ofKind, withProvider, type JobForm } from '../../../../renderer/state/jobs/jobForm';
import type { ProviderInfo } from '../../../../electron/contract';

const seeds = { id: 'seeds-id', name: 'seeds.jsonl', location: '~/seeds.jsonl' };
const whole: JobForm = { ...firstForm, model: 'model-a', seeds };
const local: ProviderInfo = {
  id: 'compatible',
  name: 'Compatible',
  defaultBaseUrl: null,
  variable: 'AGORA_API_KEY',
  keyOptional: true,
  hasBatches: false,
};

describe('what of a form cannot stand', () => {
  it('is nothing once model and seeds are named', () => {
    expect(Object.keys(checkForm(firstForm, null)).sort()).toEqual(['model', 'seeds']);
    expect(checkForm(whole, null)).toEqual({});
  });

  it.each([
    ['count', ''],
    ['count', '0'],
    ['count', '10.5'],
    ['count', 'many'],
    ['count', '1e400'],
    ['budgetUsd', '0'],
    ['budgetUsd', '$5'],
    ['temperature', '2.1'],
    ['topP', '0'],
    ['concurrency', '1025'],
    ['timeoutSeconds', '0.5'],
    ['seedDemonstrations', '-1'],
  ] as const)('%s of "%s"', (field, typed) => {
    expect(Object.keys(checkForm({ ...whole, [field]: typed }, null))).toEqual([field]);
  });

  it('is no empty field that may be empty', () => {
    const empty = { budgetUsd: '', temperature: '', topP: '', requestsPerMinute: '', tokensPerMinute: '' };
    expect(checkForm({ ...whole, ...empty }, null)).toEqual({});
  });

  it('is a missing address where the provider has none of its own', () => {
    const form: JobForm = { ...whole, provider: 'compatible' };
    expect(Object.keys(checkForm(form, local))).toEqual(['address']);
    expect(checkForm({ ...form, address: ' http://127.0.0.1:8000/v1 ' }, local)).toEqual({});
    expect(Object.keys(checkForm({ ...form, address: 'file:///etc/passwd' }, local))).toEqual(['address']);
    expect(checkForm(form, { ...local, defaultBaseUrl: 'https://api.example.org' })).toEqual({});
  });

  it('looks at a price only where it is the user’s own', () => {
    expect(checkForm({ ...whole, usdPer1MInput: 'x' }, null)).toEqual({});
    const own = checkForm({ ...whole, ownPrice: true }, null);
    expect(Object.keys(own).sort()).toEqual(['usdPer1MInput', 'usdPer1MOutput']);
  });

  it('asks a judge for an archive and not for seeds', () => {
    expect(Object.keys(checkForm({ ...ofKind(firstForm, 'judge'), model: 'm' }, null))).toEqual(['archive']);
  });

  it('is more than four stop phrases', () => {
    expect(Object.keys(checkForm({ ...whole, stop: 'a\nb\nc\nd\ne' }, null))).toEqual(['stop']);
    expect(stopPhrases('a\n\n b\n')).toEqual(['a', ' b']);
  });
});

describe('a typed number', () => {
  it.each([
    ['', null],
    [' 10,000 ', 10_000],
    ['10 000', 10_000],
    ['1e3', 1000],
    ['.5', 0.5],
    ['0x10', Number.NaN],
    ['12abc', Number.NaN],
    ['1,5', Number.NaN],
  ])('"%s"', (typed, value) => {
    expect(typedNumber(typed)).toBe(value);
  });
});

describe('the form', () => {
  it('takes another kind with that kind’s sampling, and the same kind as it is', () => {
    const changed = { ...whole, temperature: '0.3' };
    expect(ofKind(changed, 'generate')).toBe(changed);
    expect(ofKind(changed, 'judge')).toMatchObject({ temperature: '0', tries: '3', model: 'model-a' });
  });

  it('names a model and an address of one provider', () => {
    const form = { ...whole, address: 'http://a', batch: true };
    expect(withProvider(form, 'anthropic')).toMatchObject({ address: '', model: '', batch: false, seeds });
    expect(withProvider(form, 'openai')).toBe(form);
  });
});
