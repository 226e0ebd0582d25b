import { describe, expect, it } from 'vitest';
import type { TableMapping } from '../../../../../analysis/study/tableMapping';
import {
  choiceFrom,
  choiceOf,
  valueOf,
  withChoice,
  type ColumnChoice,
} from '../../../../../renderer/views/archives/mapping/choices';

const mapping: TableMapping = {
  header: ['who', 'task', 'acc', 'gsm'],
  columns: { model: 'who', benchmark: 'task', score: 'acc' },
  benchmarks: { gsm: 'gsm8k' },
  unit: 'percent',
};

describe('the choice for a column', () => {
  it('is what the mapping says of it', () => {
    expect(choiceOf(mapping, 'who')).toEqual({ kind: 'meaning', meaning: 'model' });
    expect(choiceOf(mapping, 'gsm')).toEqual({ kind: 'scores', benchmark: 'gsm8k' });
    expect(choiceOf(mapping, 'other')).toEqual({ kind: 'unused' });
  });

  it('takes a meaning from the column that had it', () => {
    const changed = withChoice(mapping, 'task', { kind: 'meaning', meaning: 'model' });
    expect(changed.columns).toEqual({ model: 'task', score: 'acc' });
    expect(changed.benchmarks).toEqual(mapping.benchmarks);
  });

  it('leaves one meaning a column', () => {
    const scores = withChoice(mapping, 'acc', { kind: 'scores', benchmark: 'math' });
    expect(scores).toMatchObject({
      columns: { model: 'who', benchmark: 'task' },
      benchmarks: { gsm: 'gsm8k', acc: 'math' },
    });
    expect(scores.columns.score).toBeUndefined();
    expect(withChoice(scores, 'acc', { kind: 'unused' }).benchmarks).toEqual(mapping.benchmarks);
  });

  it.each<ColumnChoice>([
    { kind: 'unused' },
    { kind: 'meaning', meaning: 'stderr' },
    { kind: 'scores', benchmark: 'a benchmark' },
  ])('%j comes back from its option', (choice) => expect(choiceFrom(valueOf(choice))).toEqual(choice));
});
