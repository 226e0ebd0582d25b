import { describe, expect, test } from 'vitest';
import type { StudyPlanDraft } from '../../../../electron/jobs/study/studyPlan';
import { kindFolder } from '../steps/kindFolder';
import { two, planning } from './planning';

describe('what will not do is named', () => {
  test.each<[string, Partial<StudyPlanDraft>, string]>([
    ['a run', { runs: ['nothing'] }, 'runs: there is no run with instances called "nothing".'],
    ['a kind', { train: { kind: 'train-nothing' } }, 'There is no kind of step called "train-nothing".'],
    ['a kind of another stage', { train: { kind: 'evaluate-one' } }, 'evaluate-one is a kind of the stage "evaluate"'],
    [
      'a setting',
      { train: { kind: 'train-test', settings: { epochs: 0 } } },
      'epochs is 0; it takes an integer of at least 1',
    ],
    [
      'a file',
      { train: { kind: 'train-test', settings: { template: '/none' } } },
      'train-test, template: there is no file at /none',
    ],
    ['a family', { family: 'nothing' }, 'family: the study has no family called "nothing".'],
    ['a domain', { evaluate: [{ kind: 'evaluate-one', domains: ['maths'] }] }, 'no domain called "maths"'],
    ['an archive', { archive: '/none' }, 'The archive cannot be read.'],
  ])('%s', async (_, draft, words) => {
    const { make } = await planning();
    await expect(make(draft)).rejects.toThrow(words);
  });

  test('a base that nobody names', async () => {
    const { make } = await planning({ ...two, families: [] });
    await expect(make()).rejects.toThrow('base: the study names no base model');
    expect((await make({ base: { model: 'lab/Base' } })).study.family).toBe('base');
  });
});

test('a kind that writes what cannot be read is told before anything is planned', async () => {
  const { kindsFolder, withKinds } = await planning();
  kindFolder(
    kindsFolder,
    { id: 'measure-bad', stage: 'measure' },
    { 'run.sh': 'm\n', 'c.json': '[1,\n{{data.rows}},\n]' },
  );
  await expect(withKinds({ measure: [{ kind: 'measure-bad' }] })).rejects.toThrow(
    'What measure-bad writes into c.json',
  );
});
