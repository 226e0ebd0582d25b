import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { alpacaAnnotations } from '../../fixtures/archive-builders/alpacaEval';
import { sharedFolder, sharedMissing } from '../../shared';
import { codes, fileSource, readSource, readText } from './sources';

describe('annotations of AlpacaEval', () => {
  it('are an item an instruction, with the preference on the scale of the tool', async () => {
    const { kind, claims, items } = await readText(
      'm/annotations.json',
      alpacaAnnotations('student', [1, 2, 1.25, null]),
    );
    expect({ kind, claims }).toEqual({ kind: 'alpaca-eval-annotations', claims: { model: 'student', own: ['model'] } });
    expect(items.map(({ item, value }) => [item, value])).toEqual([
      ['Instruction 1?', 1],
      ['Instruction 2?', 2],
      ['Instruction 3?', 1.25],
      ['Instruction 4?', null],
    ]);
    expect(items[0]).toMatchObject({
      model: 'student',
      metric: 'preference',
      filter: 'weighted_alpaca_eval_gpt4_turbo',
      line: 2,
    });
  });

  it('give the win rate with its standard error over those with a preference, and never a length-controlled one', async () => {
    const preferences = [
      ...Array.from({ length: 400 }, () => 1.9),
      ...Array.from({ length: 400 }, () => 1.1),
      ...Array.from({ length: 5 }, () => null),
    ];
    const { evaluations, problems } = await readText('annotations.json', alpacaAnnotations('student', preferences));
    expect(evaluations).toHaveLength(1);
    expect(evaluations[0]).toMatchObject({ model: 'student', tool: 'alpacaeval', metric: 'win_rate', n: 800 });
    expect(evaluations[0]?.score).toBeCloseTo(50, 10);
    expect(evaluations[0]?.stderr).toBeCloseTo((100 * 0.4 * Math.sqrt(800 / 799)) / Math.sqrt(800), 10);
    expect(codes(problems)).toEqual(['missing-values']);
  });

  it('take 0 of old files for a draw, refuse what is off the scale, and say where instructions are missing', async () => {
    const { items, evaluations, problems } = await readText('annotations.json', alpacaAnnotations('s', [0, 3, 2]));
    expect(items.map(({ value }) => value)).toEqual([1.5, 2]);
    expect(evaluations).toMatchObject([{ score: 75, n: 2 }]);
    expect(codes(problems)).toEqual(['wrong-type:15', 'limited-evaluation']);
  });

  it.skipIf(sharedFolder === null)(`of a real model are read (else ${sharedMissing})`, async () => {
    const name = 'alpaca_eval_annotations_weighted_first2.json';
    const { kind, items, evaluations, problems } = await readSource(
      fileSource(path.join(sharedFolder ?? '', 'samples', name), name),
    );
    expect({ kind, codes: codes(problems) }).toEqual({
      kind: 'alpaca-eval-annotations',
      codes: ['limited-evaluation'],
    });
    expect(items[0]).toMatchObject({ model: 'FuseChat-Llama-3.1-8B-Instruct', value: 1.4586309383 });
    expect(items).toHaveLength(2);
    expect(evaluations[0]).toMatchObject({ metric: 'win_rate', n: 2 });
  });
});
