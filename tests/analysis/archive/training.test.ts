import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { trainerStateDocument } from '../../fixtures/archive-builders/trainerState';
import { sharedFolder, sharedMissing } from '../../shared';
import { codes, fileSource, readSource, readText } from './sources';

describe('trainer_state.json', () => {
  it('gives one row a log entry, and claims the run its folder names', async () => {
    const file = 'students/llama-3.1-8b-instance_generation-math-gpt-4o/checkpoint-120/trainer_state.json';
    const { kind, claims, training, problems } = await readText(file, JSON.stringify(trainerStateDocument(3), null, 2));
    expect(kind).toBe('trainer-state');
    expect(claims).toEqual({
      method: 'instance_generation',
      domain: 'math',
      generator: 'gpt-4o',
      model: 'llama-3.1-8b-instance_generation-math-gpt-4o',
    });
    expect(problems).toEqual([]);
    expect(training).toHaveLength(4);
    expect(training[0]).toEqual({
      step: 10,
      epoch: 5 / 3,
      loss: 1.6,
      evalLoss: null,
      gradNorm: 1.2,
      learningRate: 1e-5,
    });
    expect(training[3]).toMatchObject({ step: 30, loss: null });
  });

  it('reads evaluation losses and NaN, and reports entries without a step', async () => {
    const text =
      '{"log_history":[{"step":1,"loss":NaN},{"step":1,"eval_loss":0.5,"epoch":1},{"loss":1}],"global_step":1}';
    const { training, problems } = await readText('run/trainer_state.json', text);
    expect(training.map(({ loss, evalLoss, epoch }) => [loss, evalLoss, epoch])).toEqual([
      [null, null, null],
      [null, 0.5, 1],
    ]);
    expect(codes(problems)).toEqual(['non-finite-number:1', 'missing-field']);
  });

  it('that is cut off behind its head is a problem with its line', async () => {
    const text = JSON.stringify(trainerStateDocument(1000), null, 2).slice(0, 100_000);
    const { kind, training, problems } = await readText('run/trainer_state.json', text);
    expect(kind).toBe('trainer-state');
    expect(training).toEqual([]);
    expect(codes(problems)).toEqual([`truncated-json:${String(text.trimEnd().split('\n').length)}`]);
  });

  it.skipIf(sharedFolder === null)(`of a real run is read (else ${sharedMissing})`, async () => {
    const file = path.join(sharedFolder ?? '', 'samples/trainer_state_Qwen3_Lora.json');
    const { kind, training, problems } = await readSource(fileSource(file, 'trainer_state_Qwen3_Lora.json'));
    expect({ kind, problems }).toEqual({ kind: 'trainer-state', problems: [] });
    expect(training).toEqual([
      { step: 768, epoch: 2.9965936739659367, loss: null, evalLoss: null, gradNorm: null, learningRate: null },
    ]);
  });
});
