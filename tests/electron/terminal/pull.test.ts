/** `agora pull`: the words, the document, the exit codes, Ctrl-C. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commit, sha256, startHub, type HubOptions } from '../../services/hub';
import { temporaryFolder } from '../temporaryFolder';
import { forContent, inTurn, repo } from '../hub/connect';
import { agora, agoraJson } from './call';

const rows = [1, 2, 3].map((n) => ({ instruction: `Say ${n}.`, response: String(n), config: 'gpt-4o-2024-08-06' }));
const generated = JSON.stringify(rows);
const large = Buffer.alloc(4000, 'x');
const files = {
  'README.md': '# Data\n',
  'results/instance_generation_math_gpt-4o.json': generated,
  'large.bin': large,
};
const canary = 'hf_canaryOfTheTerminal';

const document = z.strictObject({
  repo: z.literal(repo),
  revision: z.literal(commit),
  out: z.string().nullable(),
  files: z.array(
    z.strictObject({
      path: z.string(),
      bytes: z.int(),
      status: z.enum(['fetched', 'kept', 'resumed', 'failed', 'listed']),
      sha256: z.string().nullable(),
    }),
  ),
  problems: z.array(z.looseObject({ path: z.string(), message: z.string() })),
});

/** Calls `agora pull` against a Hub of this machine. */
async function pull(options: Partial<HubOptions>, ...words: readonly string[]) {
  await using hub = await startHub({ repo, files, ...options });
  const { code, document: printed } = await agoraJson('pull', `hf:${repo}`, '--endpoint', hub.endpoint, ...words);
  return { code, printed, questions: hub.questions };
}

afterEach(() => void vi.unstubAllEnvs());

describe('agora pull', () => {
  it('fetches the files, and what it fetched opens', async () => {
    const out = join(temporaryFolder(), 'new', 'folder');
    const { code, printed } = await pull({}, '--out', out);
    expect(code).toBe(0);
    const { files: pulled, ...rest } = document.parse(printed);
    expect(rest).toEqual({ repo, revision: commit, out, problems: [] });
    expect(pulled.map(({ path, status, sha256 }) => [path, status, sha256])).toEqual(
      (['README.md', 'large.bin', 'results/instance_generation_math_gpt-4o.json'] as const).map((path) => [
        path,
        'fetched',
        sha256(files[path]),
      ]),
    );
    const opened = await agoraJson('open', out);
    expect(opened.document).toMatchObject({
      artifacts: expect.arrayContaining([expect.objectContaining({ kind: 'data-agora', rows: 3 })]) as unknown,
    });
    expect(JSON.stringify(opened.document)).not.toContain('agora-pull');
  });

  it('fetches only what matches, and says how to open it', async () => {
    await using hub = await startHub({ repo, files });
    const out = temporaryFolder();
    const { code, stdout } = await agora(
      'pull',
      repo,
      '--endpoint',
      hub.endpoint,
      '--out',
      out,
      '--files',
      '{README.md,results}',
    );
    expect([code, stdout]).toEqual([
      0,
      `${repo} at ${commit}\nfetched 2 files, ${7 + generated.length} B\nOpen it: agora open ${out}\n`,
    ]);
    expect(hub.questions.filter(forContent)).toEqual([]);
  });

  it('lists without fetching', async () => {
    const { code, printed, questions } = await pull({}, '--list');
    expect(code).toBe(0);
    expect(document.parse(printed)).toMatchObject({
      out: null,
      files: [
        { path: 'README.md', bytes: 7, status: 'listed', sha256: null },
        { path: 'large.bin', bytes: 4000, status: 'listed', sha256: sha256(large) },
        { path: 'results/instance_generation_math_gpt-4o.json' },
      ],
    });
    expect(questions.some(({ url }) => url.includes('/resolve/'))).toBe(false);
  });

  it('asks the endpoint that the environment names, with the token that it names, and prints no token', async () => {
    await using hub = await startHub({ repo, files, token: canary });
    vi.stubEnv('HF_ENDPOINT', hub.endpoint);
    const refused = await agora('pull', repo, '--out', temporaryFolder(), '--json');
    expect(refused.code).toBe(3);
    vi.stubEnv('HF_TOKEN', canary);
    const out = temporaryFolder();
    const answered = await agora('pull', repo, '--out', out, '--json');
    expect(answered.code).toBe(0);
    vi.stubEnv('HF_TOKEN', `${canary}Wrong`);
    const wrong = await agora('pull', repo, '--out', temporaryFolder(), '--json');
    expect(wrong.code).toBe(3);
    const journal = readFileSync(join(out, '.agora-pull.jsonl'), 'utf8');
    expect(JSON.stringify([refused, answered, wrong, journal])).not.toContain(canary);
  });

  it.each([
    [['pull', repo], /folder to write into is missing.*--out/],
    [['pull', 'not a name', '--out', 'x'], /does not name a data set.*ORG\/NAME/],
    [['pull', repo, '--out', 'x', '--endpoint', 'http://huggingface.co'], /must begin with https/],
    [['pull'], /Usage: agora pull hf:ORG\/NAME/],
  ])('%j is wrong usage', async (words, said) => {
    const { code, stderr } = await agora(...words);
    expect([code, stderr]).toEqual([2, expect.stringMatching(said)]);
  });

  it('says so where no file matches', async () => {
    const { code, printed } = await pull({}, '--out', temporaryFolder(), '--files', '*.parquet');
    expect([code, printed]).toEqual([
      2,
      { error: { code: 'bad-input', message: expect.stringMatching(/--list/) as string } },
    ]);
  });

  it('answers with the document where the Hub refuses, exit code 3', async () => {
    const { code, printed } = await pull({ repo: 'another/one' }, '--out', temporaryFolder());
    expect(code).toBe(3);
    expect(printed).toMatchObject({ repo, revision: null, files: [], problems: [{ path: '', code: 'not-found' }] });
  });

  it('answers with the document where a file fails, exit code 3', async () => {
    const { code, printed } = await pull({ fault: inTurn(forContent, { status: 404 }) }, '--out', temporaryFolder());
    expect(code).toBe(3);
    expect(document.parse(printed).files.map(({ status }) => status)).toEqual(['fetched', 'failed', 'fetched']);
  });

  it('stops at Ctrl-C with what came kept, says so, and goes on the next time', async () => {
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    const out = temporaryFolder();
    const words = ['pull', repo, '--out', out, '--endpoint'];
    {
      await using hub = await startHub({ repo, files, fault: inTurn(forContent, { until: new Promise(() => 0) }) });
      const call = agora(...words, hub.endpoint);
      await expect.poll(() => statSync(join(out, 'large.bin.partial'), { throwIfNoEntry: false })?.size).toBe(2000);
      process.emit('SIGINT', 'SIGINT');
      expect((await call).stderr).toMatch(/^Stopped\. The same command goes on from here\.\n/);
      expect(kill.mock.calls).toEqual([[process.pid, 'SIGINT']]);
    }
    kill.mockRestore();
    const { printed } = await pull({}, '--out', out);
    expect(document.parse(printed).files.find(({ path }) => path === 'large.bin')).toMatchObject({ status: 'resumed' });
  });
});
