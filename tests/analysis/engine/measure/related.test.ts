import { beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../../analysis/engine';
import { unattended } from '../../../../analysis/task';
import { memoryDatabase } from '../../../../electron/ports/database';
import { memoryArchive } from '../../../fixtures/memoryArchive';
import { memoryDerived, type MemoryDerived } from '../../../fixtures/memoryDerived';

const file = (method: string, generator: string) => `results/${method}_math_${generator}.json`;
const dataOf = (config: string, rows: readonly (readonly [string, string])[]) =>
  JSON.stringify(rows.map(([instruction, response]) => ({ instruction, response, config })));

let engine: Engine;
let derived: MemoryDerived;
let opened = 0;

beforeEach(async () => {
  derived = memoryDerived();
  engine = await createEngine({ database: memoryDatabase(), build: 'test', derived });
});

/** Opens the archive and gives the values of these metrics as `generator: value (n of of)`. */
async function measure(contents: Record<string, string>, metrics: readonly string[]): Promise<Record<string, string>> {
  await engine.open(memoryArchive(contents, ++opened), { instances: true }, unattended);
  const table = await engine.measure(memoryArchive({}), { metrics, runs: null, sample: null }, unattended);
  const generatorOf = new Map(table.runs.map(({ id, generator }) => [id, generator]));
  return Object.fromEntries(
    table.values.map(({ run, metric, value, n, of }) => [
      `${metric}, ${generatorOf.get(run) ?? '?'}`,
      `${value === null ? 'none' : value.toFixed(3)} (${String(n)} of ${String(of)})`,
    ]),
  );
}

describe('measures beside other generators', () => {
  const contents = {
    [file('response_generation', 'gpt-4o')]: dataOf('gpt-4o', [
      ['What is 2 + 2?', 'It is 4'],
      ['What is 3 + 3?', 'It is 6'],
      ['Only here?', 'It is 8'],
    ]),
    [file('response_generation', 'gpt-4o-mini')]: dataOf('gpt-4o-mini', [
      ['what is  3 + 3?', 'It is 7'],
      ['What is 2 + 2?', 'Four: 4.0'],
    ]),
    [file('response_generation', 'claude-3-5-sonnet')]: dataOf('claude-3-5-sonnet', [['What is 2 + 2?', 'No idea']]),
  };

  it('find the same instruction wherever it stands', async () => {
    expect(await measure(contents, ['answer_agreement'])).toEqual({
      // 2 + 2: one of the one other that has an answer; 3 + 3: none of one.
      'answer_agreement, gpt-4o-2024-08-06': '0.500 (2 of 3)',
      'answer_agreement, gpt-4o-mini-2024-07-18': '0.500 (2 of 2)',
      'answer_agreement, claude-3.5-sonnet-2024-06-20': 'none (0 of 1)',
    });
  });
  it('are void as soon as a run that they were measured beside is gone or changed', async () => {
    const known = async (changed: Record<string, string>) => {
      await engine.open(memoryArchive(changed, ++opened), { instances: true }, unattended);
      return (await engine.metrics('memory')).values;
    };
    await measure(contents, ['answer_agreement']);
    expect(await known(contents)).toHaveLength(3);
    const [first = '', second = '', third = ''] = Object.keys(contents);
    const { [third]: gone, ...two } = contents;
    expect(gone).toBeDefined();
    expect(await known(two)).toEqual([]);
    expect(Object.keys(await measure(two, ['answer_agreement']))).toHaveLength(2);
    expect(await known({ ...two, [second]: dataOf('gpt-4o-mini', [['New?', '1']]) })).toEqual([]);
    // Alone in its setting it has no other to agree with, and what was measured before does not stay.
    expect(await measure({ [first]: contents[first] ?? '' }, ['answer_agreement'])).toEqual({});
  });
  it('follow a change of another run, and are kept for the same content', async () => {
    await measure(contents, ['answer_agreement']);
    const kept = derived.kept.size;
    await measure(contents, ['answer_agreement']);
    expect(derived.kept.size).toBe(kept);
    const changed = {
      ...contents,
      [file('response_generation', 'claude-3-5-sonnet')]: dataOf('claude-3-5-sonnet', [['What is 2 + 2?', 'It is 5']]),
    };
    expect(await measure(changed, ['answer_agreement'])).toMatchObject({
      'answer_agreement, gpt-4o-2024-08-06': '0.250 (2 of 3)',
      'answer_agreement, claude-3.5-sonnet-2024-06-20': '0.000 (1 of 1)',
    });
  });
  it('leave out what stands alone', async () => {
    const [first = ''] = Object.keys(contents);
    expect(await measure({ [first]: contents[first] ?? '' }, ['answer_agreement', 'overlap_with_others'])).toEqual({});
  });
});

describe('measures of what was enhanced', () => {
  const seeds: [string, string][] = [
    ['How many apples does Anna have?', 'She has two'],
    ['What is the area of a circle of radius one?', 'It is pi'],
    ['Name all primes below ten', 'Two three five seven'],
  ];
  const enhanced: [string, string][] = [
    ['How many apples does Anna really have?', 'She has two'],
    ['What is the area of a circle of radius one?', 'The area is pi'],
    ['Name all primes below ten', 'Two three five seven'],
  ];
  it('find the seeds in the archive', async () => {
    const contents = {
      [file('quality_enhancement', 'gpt-4o')]: dataOf('gpt-4o', enhanced),
      'seed_data/one.json': dataOf('other', [['Something else entirely', 'Yes']]),
      'seed_data/two.json': dataOf('webinstruct_math', seeds),
    };
    expect(await measure(contents, ['instruction_edit_share', 'response_edit_share', 'response_growth'])).toEqual({
      'instruction_edit_share, gpt-4o-2024-08-06': `${(1 / 7 / 3).toFixed(3)} (3 of 3)`,
      'response_edit_share, gpt-4o-2024-08-06': `${(2 / 4 / 3).toFixed(3)} (3 of 3)`,
      'response_growth, gpt-4o-2024-08-06': `${((1 + 4 / 3 + 1) / 3).toFixed(3)} (3 of 3)`,
    });
  });
  it('have no values without seeds', async () => {
    const contents = { [file('quality_enhancement', 'gpt-4o')]: dataOf('gpt-4o', enhanced) };
    expect(await measure(contents, ['instruction_edit_share'])).toEqual({});
  });
});
