import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agora, agoraJson } from './call';

const question = 'A robe takes two bolts of blue fiber and half that much white fiber, so how many bolts is that?';
let folder: string;
let archive: string;
let tests: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agora-duplicates-'));
  [archive, tests] = [join(folder, 'archive'), join(folder, 'test.jsonl')];
  await mkdir(archive);
  const rows = [question, question.toUpperCase(), 'Another one', 'And one more'].map((instruction) => ({
    instruction,
    response: 'Three.',
    config: 'gpt-4o',
  }));
  await writeFile(join(archive, 'instance_generation_math_gpt-4o.json'), JSON.stringify(rows));
  await writeFile(tests, `${JSON.stringify({ question })}\n${JSON.stringify({ question: 'Another one' })}\n`);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('agora duplicates', () => {
  it('prints one document', async () => {
    const { code, document } = await agoraJson('duplicates', archive);
    expect(code).toBe(0);
    expect(document).toMatchObject({
      request: { scope: 'within', of: 'both', n: 3, threshold: 0.8 },
      runs: [{ instances: 4, exactShare: 1 / 4, clusters: 3, sharedShare: null }],
      pairs: [{ a: { ordinal: 0 }, b: { ordinal: 1 }, similarity: 1 }],
      clusters: [{ exact: true }],
    });
  });

  it('prints the same for people, and pairs against files', async () => {
    const { stdout } = await agora('duplicates', archive);
    expect(stdout).toMatch(/25\.00/);
    expect(stdout).toContain('2 exact: instance_generation_math_gpt-4o.json:0, instance_generation_math_gpt-4o.json:1');
    const against = await agora('duplicates', archive, '--against', tests, '--of', 'instruction');
    expect(against.stdout).toMatch(/In those files/);
    expect(against.stdout).toMatch(/75\.00/);
  });

  it('says what of the data could not be read, as do the other verbs that look at instances', async () => {
    const cut = join(folder, 'cut.json');
    const rows = JSON.stringify([1, 2].map((index) => ({ instruction: `No. ${index}?`, response: 'Yes' })));
    await writeFile(cut, rows.slice(0, -9));
    for (const words of [
      ['duplicates'],
      ['metrics', '--metric', 'response_words'],
      ['contamination', '--against', tests],
    ]) {
      const [verb = '', ...options] = words;
      const { code, stderr } = await agora(verb, cut, ...options);
      expect([verb, code, stderr]).toEqual([
        verb,
        0,
        expect.stringMatching(/^cut\.json(?::\d+)?: (?:caution|fault) /m),
      ]);
    }
    expect((await agora('duplicates', archive)).stderr).not.toContain('fault');
  });

  it('takes a file of no run as a data set of its own', async () => {
    const loose = join(folder, 'seeds.jsonl');
    const rows = ['One?', 'Two?', 'One?'].map((instruction) => ({ instruction, response: 'Yes' }));
    await writeFile(loose, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const name = { run: 'seeds.jsonl', instances: 3 };
    const within = await agoraJson('duplicates', loose);
    expect(within.document).toMatchObject({ runs: [{ ...name, exactShare: 1 / 3 }], clusters: [{ exact: true }] });
    const found = await agoraJson('contamination', loose, '--against', tests);
    expect(found.document).toMatchObject({ runs: [name] });
    const { document } = await agoraJson('metrics', loose, '--metric', 'response_words', '--run', 'seeds.jsonl');
    expect(document).toMatchObject({
      runs: [{ id: 'seeds.jsonl', generator: null, method: null, domain: null, instances: 3 }],
      values: [{ run: 'seeds.jsonl', metric: 'response_words', value: 1, n: 3, of: 3 }],
    });
    expect((await agora('metrics', loose, '--metric', 'response_words')).stdout).toMatch(/seeds\.jsonl\s+1\b/);
  });

  it('refuses what it cannot do', async () => {
    expect((await agora('duplicates', archive, '--run', ',')).code).toBe(2);
    expect((await agora('duplicates', archive, '--of', 'all')).code).toBe(2);
    expect((await agora('duplicates', archive, '--threshold', 'high')).code).toBe(2);
    expect((await agora('duplicates', archive, '--threshold', '1.5')).code).toBe(2);
    expect((await agora('duplicates', archive, '--across', '--against', tests)).code).toBe(2);
    expect((await agora('duplicates', archive, '--against', join(folder, 'none'))).code).toBe(2);
  });
});

describe('agora contamination', () => {
  it('prints one document', async () => {
    const { code, document } = await agoraJson('contamination', archive, '--against', tests);
    expect(code).toBe(0);
    expect(document).toMatchObject({
      sets: [{ name: 'test.jsonl', items: 2, usable: 1, touched: 1 }],
      runs: [{ instances: 4, contaminated: 2, contaminatedShare: 0.5 }],
      matchesFound: 2,
    });
  });

  it('prints the two texts side by side for people', async () => {
    const { stdout } = await agora('contamination', archive, '--against', tests);
    expect(stdout).toContain(`data  ${question.toUpperCase()}`.slice(0, 90));
    expect(stdout).toContain(`test  ${question}`.slice(0, 90));
  });

  it('takes several test sets parted by spaces or commas', async () => {
    const sets = [{ name: 'test.jsonl' }, { name: 'archive' }];
    for (const words of [
      ['--against', tests, archive],
      ['--against', `${tests},${archive}`],
      ['--against', `${tests},`, archive],
      ['--against', tests, '--against', archive],
      ['--against', tests, `--against=${archive}`],
    ])
      expect((await agoraJson('contamination', archive, ...words)).document).toMatchObject({ sets });
    expect((await agora('contamination', archive, '--against', tests, join(folder, 'none'))).code).toBe(2);
    expect((await agora('contamination', archive, tests)).code).toBe(2);
  });

  it('needs a test set', async () => {
    expect((await agora('contamination', archive)).code).toBe(2);
  });
});
