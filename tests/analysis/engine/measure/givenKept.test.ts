import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../../analysis/engine';
import { unattended } from '../../../../analysis/task';
import { memoryDatabase } from '../../../../electron/ports/database';
import { memoryArchive } from '../../../fixtures/memoryArchive';
import { memoryDerived, type MemoryDerived } from '../../../fixtures/memoryDerived';

const [math, code] = ['results/instance_generation_math_gpt-4o.json', 'results/instance_generation_code_gpt-4o.json'];
const [ofMath, ofCode] = [
  'measures/instance_generation_math_gpt-4o.csv',
  'measures/instance_generation_code_gpt-4o.csv',
];
const dataOf = (...rewards: readonly number[]) =>
  JSON.stringify(rewards.map((reward) => ({ instruction: 'One?', response: 'Yes', config: 'gpt-4o', reward })));
const contents = {
  [math]: dataOf(2, 4),
  [code]: dataOf(6),
  [ofMath]: 'index,ppl\n0,3\n1,5\n',
  [ofCode]: 'index,ppl\n0,9\n',
};
const request = { metrics: ['given_reward'], runs: null, sample: null };

let derived: MemoryDerived;
let engine: Engine;

const start = async () => {
  engine = await createEngine({ database: memoryDatabase(), build: 'test', derived });
};

beforeEach(async () => {
  derived = memoryDerived();
  await start();
});

/** Opens and measures, and says what the measurement read. Files of another time are `changed`. */
async function measured(
  files: Record<string, string | Uint8Array>,
  { changed = [], runs = null }: { changed?: readonly string[]; runs?: readonly string[] | null } = {},
) {
  const at = (isChanged: boolean) =>
    Object.fromEntries(Object.entries(files).filter(([path]) => changed.includes(path) === isChanged));
  const [before, after] = [memoryArchive(at(false), 0), memoryArchive(at(true), 1)];
  const archive = { ...before, files: [...before.files, ...after.files] };
  const opened = await engine.open(archive, { instances: true }, unattended);
  after.read.clear();
  before.read.clear();
  const { values } = await engine.measure(archive, { ...request, runs }, unattended);
  const valueOf = (metric: string, domain: string) => {
    const run = opened.runs.find((each) => each.domain === domain)?.id;
    return values.find((value) => value.metric === metric && value.run === run)?.value;
  };
  return { read: [...before.read.keys(), ...after.read.keys()].sort(), valueOf, runs: opened.runs };
}

describe('given measures', () => {
  it('are read once, also for another database, and of instances under other names', async () => {
    const first = await measured(contents);
    expect(first.read).toEqual([math, code, ofMath, ofCode].sort());
    expect((await measured(contents)).read).toEqual([]);
    await start();
    const moved = Object.fromEntries(
      Object.entries(contents).map(([path, content]) => [path.replace('results/', 'moved/'), content]),
    );
    const again = await measured(moved);
    expect(again.read).toEqual([]);
    for (const { valueOf } of [first, again]) {
      expect(valueOf('given_reward', 'math')).toBe(3);
      expect(valueOf('given_ppl', 'math')).toBe(4);
      expect(valueOf('given_ppl', 'code')).toBe(9);
    }
  });

  it('are read again of a file that changed, and of no other', async () => {
    await measured(contents);
    const own = await measured({ ...contents, [math]: dataOf(2, 8) }, { changed: [math] });
    expect(own.read).toEqual([math]);
    expect(own.valueOf('given_reward', 'math')).toBe(5);
    const beside = await measured(
      { ...contents, [math]: dataOf(2, 8), [ofMath]: 'index,ppl\n0,7\n' },
      { changed: [math, ofMath] },
    );
    expect(beside.read).toEqual([ofMath]);
    expect(beside.valueOf('given_ppl', 'math')).toBe(7);
  });

  it('are read again where what is kept is damaged', async () => {
    await measured(contents);
    for (const [key, bytes] of derived.kept) derived.kept.set(key, bytes.slice(0, -1));
    const again = await measured(contents);
    expect(again.read).toHaveLength(4);
    expect(again.valueOf('given_ppl', 'math')).toBe(4);
  });

  it('are read of the files of the chosen runs alone', async () => {
    const { runs } = await measured({ [math]: contents[math] ?? '', [code]: contents[code] ?? '' });
    derived.kept.clear();
    await start();
    const chosen = runs.find(({ domain }) => domain === 'math')?.id ?? '';
    const one = await measured(contents, { runs: [chosen] });
    expect(one.read).toEqual([math, ofMath].sort());
    expect(one.valueOf('given_reward', 'math')).toBe(3);
    expect(one.valueOf('given_ppl', 'math')).toBe(4);
    expect(one.valueOf('given_reward', 'code')).toBeUndefined();
  });

  it('are gone with the file or the field they stood in', async () => {
    await measured(contents);
    const { [ofMath]: gone, ...rest } = contents;
    expect(gone).toBeDefined();
    const { valueOf } = await measured(rest);
    expect(valueOf('given_ppl', 'math')).toBeUndefined();
    expect(valueOf('given_reward', 'math')).toBe(3);
  });

  it('of a columnar file are read again once it is of another time', async () => {
    const table = (...ppl: readonly number[]) =>
      tableToIPC(tableFromArrays({ index: Int32Array.from(ppl.keys()), ppl: Float64Array.from(ppl) }), 'file');
    const beside = 'measures/instance_generation_math_gpt-4o.arrow';
    await measured({ [math]: dataOf(2, 4), [beside]: table(3, 5) });
    expect((await measured({ [math]: dataOf(2, 4), [beside]: table(3, 5) })).read).toEqual([]);
    const changed = await measured({ [math]: dataOf(2, 4), [beside]: table(3, 7) }, { changed: [beside] });
    expect(changed.valueOf('given_ppl', 'math')).toBe(5);
  });
});
