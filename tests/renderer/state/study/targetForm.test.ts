import { describe, expect, it } from 'vitest';
import { targetSettingsSchema, type TargetSettings } from '../../../../electron/jobs/targets/targetSettings';
import {
  checkTargetForm,
  firstTargetForm,
  targetDraftOf,
  targetFormOf,
  type TargetForm,
} from '../../../../renderer/state/study/targetForm';

const targets: readonly TargetSettings[] = [
  targetSettingsSchema.parse({ kind: 'local', name: 'here', python: '/usr/bin/python3' }),
  targetSettingsSchema.parse({
    kind: 'ssh',
    name: 'box',
    host: 'ada@box',
    folder: '/scratch/agora',
    setup: ['module load cuda', '. venv/bin/activate'],
    environment: { HF_HOME: '/scratch/hf', FLAGS: '--a=b' },
  }),
  targetSettingsSchema.parse({
    kind: 'slurm',
    name: 'cluster',
    partition: 'gpu',
    gpuType: 'h100',
    gpuOption: 'gpus',
    atOnce: 8,
    options: ['--exclude=node7'],
  }),
];

describe('a target in a form', () => {
  it.each(targets.map((target) => [target.name, target] as const))('comes back as it was: %s', (_name, target) => {
    const form = targetFormOf(target);
    expect(checkTargetForm(form, [])).toEqual({});
    expect(targetSettingsSchema.parse(targetDraftOf(form))).toEqual(target);
  });

  it.each<[keyof TargetForm, Partial<TargetForm>]>([
    ['name', { name: '' }],
    ['name', { name: 'two words' }],
    ['name', { name: 'taken' }],
    ['host', { host: '' }],
    ['host', { host: '-oProxyCommand=x' }],
    ['host', { host: 'two words' }],
    ['environment', { environment: 'HF_HOME' }],
    ['atOnce', { kind: 'slurm', atOnce: '0' }],
    ['options', { kind: 'slurm', options: 'exclude=node7' }],
  ])('cannot stand: %s of %j', (field, change) => {
    const form = { ...firstTargetForm, name: 'box', host: 'box', ...change };
    expect(Object.keys(checkTargetForm(form, ['taken']))).toEqual([field]);
  });

  it('may be a login node itself, where there is Slurm', () => {
    const form: TargetForm = { ...firstTargetForm, kind: 'slurm', name: 'login' };
    expect(checkTargetForm(form, [])).toEqual({});
    expect(targetSettingsSchema.parse(targetDraftOf(form))).toMatchObject({ kind: 'slurm', host: null });
  });
});
