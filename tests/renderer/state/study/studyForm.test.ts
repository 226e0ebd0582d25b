import { describe, expect, it } from 'vitest';
import type { StepKindInfo } from '../../../../electron/contract';
import { checkStudyForm } from '../../../../renderer/state/study/checkStudyForm';
import { studyDraftOf } from '../../../../renderer/state/study/studyDraft';
import { firstStudyForm, noChoice, type StudyForm } from '../../../../renderer/state/study/studyForm';

const kind = (id: string, stage: StepKindInfo['stage']): StepKindInfo => ({
  id,
  title: id,
  summary: '',
  stage,
  tool: { name: 'sh', versions: 'any', source: 'https://example.org' },
  needs: { modules: [], commands: [], secrets: [] },
  takes: ['data'],
  settings: { type: 'object', properties: { epochs: { type: 'integer', minimum: 1, default: 5 } } },
  resources: { gpus: 0, cpus: 1, memoryGb: null, hours: 1 },
  expected: null,
  isOwn: true,
});
const kinds = [kind('train-a', 'train'), kind('score-a', 'evaluate'), kind('length-a', 'measure')];
const whole: StudyForm = {
  ...firstStudyForm,
  archive: 'archive-id',
  train: { ...noChoice, kind: 'train-a', typed: { epochs: '2' }, gpus: '4', hours: '0.5' },
  evaluate: [{ ...noChoice, kind: 'score-a', domains: ['math'] }],
};
const file = { id: 'file-id', name: 'gold.jsonl', location: '~/gold.jsonl' };

describe('the form of study work', () => {
  it('makes a plan with ids in place of paths, and of settings those that were changed', () => {
    expect(checkStudyForm(whole, kinds)).toEqual({});
    expect(studyDraftOf({ ...whole, name: ' March ', runs: ['a'] }, kinds)).toEqual({
      name: 'March',
      archive: 'archive-id',
      target: 'here',
      runs: ['a'],
      base: null,
      reference: null,
      train: { kind: 'train-a', settings: { epochs: 2 }, resources: { gpus: 4, hours: 0.5 } },
      evaluate: [{ kind: 'score-a', settings: {}, resources: {}, domains: ['math'] }],
      measure: [],
      reuse: true,
    });
  });

  it('names anchors, or has them trained first', () => {
    const train = { ...noChoice, kind: 'train-a' };
    const anchors: StudyForm = {
      ...whole,
      base: { how: 'train', model: '', train, data: file, from: 'nothing' },
      reference: { how: 'name', model: ' org/model ', train: noChoice, data: null, from: 'base' },
    };
    expect(checkStudyForm(anchors, kinds)).toEqual({});
    expect(studyDraftOf(anchors, kinds)).toMatchObject({
      base: { train: { kind: 'train-a' }, data: 'file-id', from: 'nothing' },
      reference: { model: 'org/model' },
    });
  });

  it.each<[string, Partial<StudyForm>]>([
    ['archive', { archive: null }],
    ['runs', { runs: [] }],
    ['target', { target: '' }],
    ['work', { train: null, evaluate: [], measure: [] }],
    ['base.model', { base: { ...whole.base, how: 'name' } }],
    ['reference.data', { reference: { ...whole.reference, how: 'train', train: { ...noChoice, kind: 'train-a' } } }],
    ['evaluate-0.kind', { evaluate: [noChoice] }],
    ['train.settings.epochs', { train: { ...noChoice, kind: 'train-a', typed: { epochs: '0' } } }],
    ['train.gpus', { train: { ...noChoice, kind: 'train-a', gpus: '-1' } }],
    ['train.cpus', { train: { ...noChoice, kind: 'train-a', cpus: '0' } }],
    ['train.hours', { train: { ...noChoice, kind: 'train-a', hours: 'long' } }],
    ['evaluate-0.domains', { evaluate: [{ ...noChoice, kind: 'score-a', domains: [] }] }],
    ['measure-0.memoryGb', { measure: [{ ...noChoice, kind: 'length-a', memoryGb: '0' }] }],
  ])('cannot stand: %s', (field, change) => {
    expect(Object.keys(checkStudyForm({ ...whole, ...change }, kinds))).toEqual([field]);
  });
});
