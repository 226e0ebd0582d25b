import { describe, expect, it } from 'vitest';
import { wandbConfiguration, wandbSummary, wandbTable } from '../../fixtures/archive-builders/wandb';
import { codes, readText } from './sources';

const folder = 'student-1/wandb/run-20241114_160000-ab12cd34/files';

describe('files of a Weights & Biases run', () => {
  it('belong to the folder above, and the summary is the last step', async () => {
    const { kind, claims, training, configuration, problems } = await readText(
      `${folder}/wandb-summary.json`,
      JSON.stringify(wandbSummary),
    );
    expect({ kind, claims, problems }).toEqual({ kind: 'wandb-summary', claims: { model: 'student-1' }, problems: [] });
    expect(training).toEqual([{ step: 120, epoch: 5, loss: 0.25, evalLoss: 0.5, gradNorm: 0.75, learningRate: 1e-6 }]);
    expect(configuration).toContainEqual({ key: 'summary.train_runtime', value: '5980.7' });
    expect(configuration.some(({ key }) => key.startsWith('summary._wandb'))).toBe(false);
  });

  it('hold the configuration under `value`', async () => {
    const { kind, claims, configuration, problems } = await readText(`${folder}/config.yaml`, wandbConfiguration);
    expect({ kind, claims, problems }).toEqual({
      kind: 'wandb-configuration',
      claims: { model: 'student-1' },
      problems: [],
    });
    expect(configuration).toEqual([
      { key: 'learning_rate', value: '0.00001' },
      { key: 'peft.r', value: '16' },
      { key: 'peft.target_modules', value: '["q_proj","v_proj"]' },
    ]);
  });
});

describe('a chart exported from Weights & Biases', () => {
  it('is a row a step and run, without the ranges', async () => {
    const { kind, training, problems } = await readText('wandb_export.csv', wandbTable);
    expect({ kind, problems }).toEqual({ kind: 'wandb-table', problems: [] });
    expect(training.map(({ series, step, loss }) => [series, step, loss])).toEqual([
      ['seed-1', 10, 1.5],
      ['seed-1', 20, 0.75],
      ['a - b', 10, 1.25],
      ['a - b', 30, 0.5],
    ]);
  });

  it('against epochs counts its rows, and says which metrics have no place', async () => {
    const text = 'train/epoch,a - eval/loss,a - system/gpu\n0.5,1.5,99\n1,,98\nx,1,1\n';
    const { training, problems } = await readText('export.csv', text);
    expect(training).toMatchObject([{ series: 'a', step: 1, epoch: 0.5, evalLoss: 1.5 }]);
    expect(codes(problems)).toEqual(['not-a-number:4', 'missing-field:4', 'unread-values:1']);
  });
});
