/** The spellings of the tools' own progress files, and what a log prints where there is none. */
import { describe, expect, it } from 'vitest';
import { curveOf, parseProgressLine } from '../../../../electron/jobs/launch/progressLines';

describe('a line of progress', () => {
  it.each([
    ['our kinds', '{"step":3,"of":9,"loss":1.5,"learning_rate":1e-5,"epoch":0.3,"at":1700000000.5}'],
    [
      'LLaMA-Factory',
      '{"current_steps": 3, "total_steps": 9, "loss": 1.5, "lr": 1e-05, "epoch": 0.3, "at": "2023-11-14T22:13:20.500Z"}',
    ],
    [
      'Weights & Biases',
      '{"train/global_step":3,"max_steps":9,"train/loss":1.5,"train/learning_rate":1e-5,"train/epoch":0.3,"at":1700000000500}',
    ],
    [
      'a Python dict in a log',
      "  3%|x| {'step': 3, 'of': 9, 'loss': '1.5', 'learning_rate': 1e-05, 'epoch': 0.3, 'grad_norm': nan, 'at': 1700000000.5}",
    ],
  ])('is read as %s writes it', (_, line) => {
    expect(parseProgressLine(line)).toEqual({
      step: 3,
      of: 9,
      loss: 1.5,
      learningRate: 1e-5,
      epoch: 0.3,
      atMs: 1_700_000_000_500,
    });
  });

  it('has no number that is none', () => {
    expect(parseProgressLine('{"step":1e999,"of":"NaN","loss":2,"epoch":-1e999,"at":1e999}')).toEqual({
      step: null,
      of: null,
      loss: 2,
      learningRate: null,
      epoch: null,
      atMs: null,
    });
  });

  it('tells its step where its loss is no number, as Python writes it', () => {
    const line = '{"step": 4, "of": 9, "loss": NaN, "learning_rate": -Infinity, "note": "NaN \\" Infinity", "at": 17}';
    expect(parseProgressLine(line)).toMatchObject({ step: 4, of: 9, loss: null, learningRate: null, atMs: 17_000 });
  });

  it('is nothing where it tells neither a step nor a loss', () => {
    for (const line of ['', 'Loading', '{"step": ', '[1]', '{"epoch": 1}', '{"loss": "nan"}', "{'a': {1}}"])
      expect(parseProgressLine(line), line).toBeNull();
  });
});

describe('a curve', () => {
  const point = (step: number | null, loss: number | null) => ({
    step,
    of: null,
    loss,
    learningRate: null,
    epoch: null,
    atMs: null,
  });

  it('has the last value of a step that was repeated, and counts lines that have no step', () => {
    const resumed = [point(1, 5), point(2, 4), point(3, 9), point(3, 3), point(4, null)];
    expect(curveOf(resumed).map(({ step, loss }) => [step, loss])).toEqual([
      [1, 5],
      [2, 4],
      [3, 3],
    ]);
    expect(curveOf([point(null, 7), point(null, 6)]).map(({ step }) => step)).toEqual([1, 2]);
  });

  it('of a long training keeps its ends and is bounded', () => {
    const curve = curveOf(Array.from({ length: 50_001 }, (_, index) => point(index + 1, index)));
    expect(curve.length).toBeLessThanOrEqual(2001);
    expect([curve[0]?.step, curve.at(-1)?.step]).toEqual([1, 50_001]);
  });
});
