import { beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../../analysis/engine';
import { cellMetrics } from '../../../../analysis/study/cellMetrics';
import type { Run } from '../../../../analysis/study/study';
import { unattended } from '../../../../analysis/task';
import { memoryDatabase } from '../../../../electron/ports/database';
import { memoryArchive } from '../../../fixtures/memoryArchive';

const run = (id: string, seed: number, domain: string | null = 'math'): Run => ({
  id,
  generator: 'alpha',
  method: 'write',
  domain,
  family: null,
  volume: null,
  variant: null,
  language: null,
  seed,
  instances: 1,
  inferred: [],
  inferredFrom: {},
});

describe('cellMetrics', () => {
  it('takes the mean over the runs of a cell, and leaves out what has no value or no place', () => {
    const runs = [run('one', 1), run('two', 2), run('three', 3), run('nowhere', 4, null)];
    const value = (id: string, number: number | null) => ({ run: id, metric: 'm', value: number });
    expect(
      cellMetrics(runs, [
        value('one', 2),
        value('two', 4),
        value('three', null),
        value('nowhere', 9),
        value('gone', 9),
      ]),
    ).toEqual([
      {
        metric: 'm',
        generator: 'alpha',
        method: 'write',
        domain: 'math',
        variant: null,
        value: 3,
        source: 'computed, mean of 2 runs',
      },
    ]);
  });
});

describe('the predictors of an analysis', () => {
  let engine: Engine;
  const data = JSON.stringify([{ instruction: 'How?', response: 'One two.', config: 'gpt-4o' }]);
  const archive = memoryArchive({ 'results/instance_generation_math_gpt-4o.json': data });
  const request = { metrics: ['response_words', 'response_characters'], runs: null, sample: null };
  const measured = async (columns?: readonly string[]) => {
    const overlay = { manifest: null, templates: [], tables: [], ...(columns && { columns }) };
    await engine.open(archive, { instances: true, overlay }, unattended);
    return engine.measure(memoryArchive({}), request, unattended);
  };
  beforeEach(async () => {
    engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  });

  it('are by themselves the measured metrics that are made for it, and problem solving', async () => {
    const { predictors, columns } = await measured();
    const made = columns.filter(({ id, analysed }) => analysed && request.metrics.includes(id)).map(({ id }) => id);
    expect(predictors).toEqual([...made, 'problem_solving']);
  });

  it('count once what the user named twice', async () => {
    const { predictors } = await measured(['response_words', 'response_characters', 'response_words']);
    expect(predictors).toEqual(['response_words', 'response_characters']);
  });

  it('are what the user chose, in the order chosen', async () => {
    const chosen = ['response_characters', 'response_words'];
    expect((await measured(chosen)).predictors).toEqual(chosen);
    expect((await measured([])).predictors).toEqual([]);
  });
});
