import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { llamaRecipesMetrics, llamaRecipesParameters } from '../../fixtures/archive-builders/llamaRecipes';
import { sharedFolder, sharedMissing } from '../../shared';
import { codes, fileSource, readSource, readText } from './sources';

const folder = 'students/llama-3.1-8b-instance_generation-math-gpt-4o';

describe('metrics of llama-recipes', () => {
  it('are a row a batch, with the validation loss at the last batch of each epoch', async () => {
    const file = `${folder}/metrics_data_0-2024-11-14_16-00-00.json`;
    const { kind, claims, training, problems } = await readText(file, JSON.stringify(llamaRecipesMetrics(2, 3)));
    expect(kind).toBe('llama-recipes-metrics');
    expect(claims).toMatchObject({ method: 'instance_generation', domain: 'math', generator: 'gpt-4o' });
    expect(training.map(({ step, epoch, loss, evalLoss }) => [step, epoch, loss, evalLoss])).toEqual([
      [1, 1 / 3, 2, null],
      [2, 2 / 3, 1, null],
      [3, 1, 2 / 3, 1.6],
      [4, 4 / 3, 0.5, null],
      [5, 5 / 3, 0.4, null],
      [6, 2, 1 / 3, 1.1],
    ]);
    expect(codes(problems)).toEqual(['unread-values']);
  });

  it('with epochs alone are a row an epoch; NaN is no loss', async () => {
    const text = '{"train_epoch_loss": [1.5, NaN], "val_epoch_loss": [2.0], "train_step_loss": []}';
    const { training, problems } = await readText('metrics_data_None.json', text);
    expect(training.map(({ step, epoch, loss, evalLoss }) => [step, epoch, loss, evalLoss])).toEqual([
      [1, 1, 1.5, 2],
      [2, 2, null, null],
    ]);
    expect(codes(problems)).toEqual(['non-finite-number:1']);
    expect(codes((await readText('m.json', '{"train_step_loss": []}')).problems)).toEqual(['no-values']);
  });
});

describe('configurations of trainers', () => {
  it('are entries with their values as JSON', async () => {
    const { kind, claims, configuration, problems } = await readText(
      `${folder}/train_params.yaml`,
      llamaRecipesParameters,
    );
    expect({ kind, problems }).toEqual({ kind: 'trainer-configuration', problems: [] });
    expect(claims).toMatchObject({ generator: 'gpt-4o' });
    expect(configuration).toHaveLength(17);
    expect(Object.fromEntries(configuration.map(({ key, value }) => [key, value]))).toMatchObject({
      lr: '0.00001',
      model_name: '"meta-llama/Llama-3.1-8B"',
      enable_fsdp: 'true',
      num_epochs: '5',
    });
  });

  it('join nested keys by dots, in YAML as in JSON, and build nothing that a tag asks for', async () => {
    const torchtune = `tokenizer:\n  _component_: torchtune.models.llama3.llama3_tokenizer\ncheckpointer:\n  files: [a, b]\n  extra: {}\nbad: !!python/object:os.system\n  x: .inf\n`;
    expect((await readText('8B_full.yaml', torchtune)).configuration).toEqual([
      { key: 'tokenizer._component_', value: '"torchtune.models.llama3.llama3_tokenizer"' },
      { key: 'checkpointer.files', value: '["a","b"]' },
      { key: 'checkpointer.extra', value: '{}' },
      { key: 'bad.x', value: '"Infinity"' },
    ]);
    const trl = { model_name_or_path: 'm', dataset_name: 'd', hub: { token: null } };
    expect((await readText('sft.json', JSON.stringify(trl, null, 2))).configuration.at(-1)).toEqual({
      key: 'hub.token',
      value: 'null',
    });
  });

  it('that are broken or grow by their aliases are problems', async () => {
    const broken = `${llamaRecipesParameters}peft: [q, v\n`;
    expect(codes((await readText('p.yaml', broken)).problems)).toEqual(['broken-yaml:18']);
    const levels = Array.from(
      { length: 9 },
      (_, level) => `a${String(level + 1)}: &a${String(level + 1)} [${`*a${String(level)}, `.repeat(9)}]`,
    );
    const bomb = `${llamaRecipesParameters}a0: &a0 [x, x]\n${levels.join('\n')}\n`;
    const { problems, configuration } = await readText('p.yaml', bomb);
    expect({ codes: codes(problems), rows: configuration.length }).toEqual({ codes: ['broken-yaml'], rows: 0 });
  });

  it('are not seen in a text that only shows one', async () => {
    const readme = `---\nbase_model: x\ndatasets:\n- y\n---\n# Card\nTrained with:\n`;
    expect((await readText('README.md', readme)).kind).not.toBe('trainer-configuration');
    expect((await readText('adapter_config.json', '{"base_model_name_or_path": "x"}')).kind).toBeNull();
  });

  it.skipIf(sharedFolder === null)(`of real recipes are read (else ${sharedMissing})`, async () => {
    const recipe = (name: string) =>
      readSource(fileSource(path.join(sharedFolder ?? '', 'samples/trainers', name), name));
    const axolotl = await recipe('axolotl_llama31_8b_full_sft.yaml');
    expect({ kind: axolotl.kind, problems: axolotl.problems }).toEqual({ kind: 'trainer-configuration', problems: [] });
    expect(axolotl.configuration).toContainEqual({ key: 'learning_rate', value: '0.00002' });
    expect(axolotl.configuration).toContainEqual({ key: 'special_tokens.eos_token', value: '"<|eot_id|>"' });
    const factory = await recipe('llamafactory_llama3_full_sft.yaml');
    expect({ kind: factory.kind, problems: factory.problems }).toEqual({ kind: 'trainer-configuration', problems: [] });
    expect(factory.configuration).toContainEqual({ key: 'cutoff_len', value: '2048' });
  });
});

describe('training_args.bin', () => {
  it('is recognised, and never opened', async () => {
    const zip = Buffer.concat([
      Buffer.from('PK\u0003\u0004'),
      Buffer.alloc(22),
      Buffer.from('\u0016\u0000training_args/data.pkl'),
      Buffer.alloc(99, 0x80),
    ]);
    const old = Buffer.from('80028a0a6cfc9c46f9206aa850192e80024de9032e80027d71', 'hex');
    for (const content of [zip, old]) {
      const { kind, batches, problems } = await readText('run/training_args.bin', content);
      expect({ kind, codes: codes(problems), batches: batches.length }).toEqual({
        kind: 'torch-pickle',
        codes: ['not-unpickled'],
        batches: 1,
      });
    }
  });
});

describe('logs of jobs', () => {
  it('give the entries that the Trainer prints, several in a line of a progress bar', async () => {
    const log = [
      'srun: job 4711 queued',
      "  1%| | 1/120 [00:01<02:00]\r{'loss': 1.5, 'grad_norm': 2.25, 'learning_rate': 1e-05, 'epoch': 0.1}\r  2%|",
      "{'loss': '0.75', 'grad_norm': 'nan', 'learning_rate': '9e-06', 'epoch': '0.2'}{'eval_loss': 0.5, 'eval_runtime': 9.1, 'epoch': 0.2}",
      "{'train_runtime': 61.5, 'train_loss': 1.1, 'epoch': 5.0}",
    ].join('\n');
    const { kind, training, problems } = await readText('slurm-4711.out', log);
    expect(kind).toBe('training-log');
    expect(training).toEqual([
      { step: 1, epoch: 0.1, loss: 1.5, evalLoss: null, gradNorm: 2.25, learningRate: 1e-5 },
      { step: 2, epoch: 0.2, loss: 0.75, evalLoss: null, gradNorm: null, learningRate: 9e-6 },
      { step: 3, epoch: 0.2, loss: null, evalLoss: 0.5, gradNorm: null, learningRate: null },
    ]);
    expect(codes(problems)).toEqual(['inferred-steps']);
  });

  it('without losses are recognised by their name and say so', async () => {
    const { kind, training, problems } = await readText('slurm-4711_3.out', 'Loading weights\n');
    expect({ kind, training, codes: codes(problems) }).toEqual({
      kind: 'training-log',
      training: [],
      codes: ['unread-values'],
    });
    expect((await readText('notes.txt', 'Loading weights\n')).kind).toBeNull();
  });

  it('print their first loss behind the head, too', async () => {
    const log = `${'downloading\n'.repeat(9000)}{'loss': 1.5, 'epoch': 0.1}\n`;
    expect((await readText('slurm-1.out', log)).training).toMatchObject([{ loss: 1.5 }]);
  });
});
