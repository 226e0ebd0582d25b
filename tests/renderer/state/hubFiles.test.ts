import { describe, expect, it } from 'vitest';
import { defaultChoice, kindOf } from '../../../renderer/state/hubFiles';

describe('kindOf', () => {
  it.each([
    ['data/train-00000-of-00001.parquet', 'data'],
    ['results/magpie_math_gpt-4o_10000.JSONL', 'data'],
    ['chat.jsonl.gz', 'data'],
    ['run/events.out.tfevents.1700000000.host', 'data'],
    ['README.md', 'documents'],
    ['LICENSE', 'documents'],
    ['figures/cover.PNG', 'media'],
    ['load.py', 'other'],
    ['.gitattributes', 'other'],
    ['.cache/data.json', 'other'],
    ['jsonl', 'other'],
  ])('%s is %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });
});

describe('defaultChoice', () => {
  const paths = (...names: readonly string[]) => names.map((path) => ({ path }));

  it('is the data', () => {
    expect(defaultChoice(paths('README.md', 'a.csv', 'cover.png', 'b.json'))).toEqual(['a.csv', 'b.json']);
  });

  it('is everything where no data is known', () => {
    expect(defaultChoice(paths('README.md', 'model.safetensors'))).toEqual(['README.md', 'model.safetensors']);
  });
});
