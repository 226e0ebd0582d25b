/** A data set of a Hub on this machine, pulled: whole, again, after breaks, and against what a Hub can do wrong. */
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listDataset } from '../../../electron/hub/listDataset';
import { pullDataset } from '../../../electron/hub/pullDataset';
import { listArchive } from '../../../electron/ports/listing';
import { unattended, type Progress } from '../../../analysis/task';
import { sha256, startHub } from '../../services/hub';
import { temporaryFolder } from '../temporaryFolder';
import { connectionTo, forContent, inTurn, pullAll, repo } from './connect';

const large = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 31 + (index >> 8)) % 251));
const files = {
  'README.md': '# Data\n',
  'data/train-00000-of-00001.parquet': large,
  'data/empty.jsonl': '',
  'odd/a b#c%20?.jsonl': '{"instruction":"x","response":"y"}\n'.repeat(60),
};

describe('a pull', () => {
  it('fetches every file, verified, and leaves nothing else', async () => {
    await using hub = await startHub({ repo, files, pageSize: 2 });
    const out = temporaryFolder();
    const result = await pullAll(hub, out);
    expect(result.problems).toEqual([]);
    expect(result.files.map(({ path, bytes, status, sha256 }) => ({ path, bytes, status, sha256 }))).toEqual(
      Object.entries(files)
        .map(([path, content]) => ({
          path,
          bytes: content.length,
          status: 'fetched',
          sha256: sha256(content),
        }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    );
    for (const [path, content] of Object.entries(files))
      expect(readFileSync(join(out, path)).equals(Buffer.from(content))).toBe(true);
    const { files: listed, problems } = await listArchive(out);
    expect(listed.map(({ path }) => path)).toEqual(Object.keys(files).sort());
    expect(problems).toEqual([]);
  });

  it('fetches nothing again that is there', async () => {
    await using hub = await startHub({ repo, files });
    const out = temporaryFolder();
    await pullAll(hub, out);
    const before = hub.questions.length;
    const again = await pullAll(hub, out);
    expect(again.files.map(({ status }) => status)).toEqual(['kept', 'kept', 'kept', 'kept']);
    expect(again.files[1]?.sha256).toBe(sha256(files['data/empty.jsonl']));
    expect(hub.questions.slice(before).filter(({ url }) => !url.startsWith('/api/'))).toEqual([]);
  });

  it('keeps a file of the same content that another tool has put there', async () => {
    await using hub = await startHub({ repo, files });
    const out = temporaryFolder();
    writeFileSync(join(out, 'README.md'), files['README.md']);
    const { files: pulled } = await pullAll(hub, out);
    expect(pulled.find(({ path }) => path === 'README.md')).toMatchObject({
      status: 'kept',
      sha256: sha256(files['README.md']),
    });
  });

  it('leaves a file alone that the user has changed, and says so', async () => {
    await using hub = await startHub({ repo, files });
    const out = temporaryFolder();
    await pullAll(hub, out);
    writeFileSync(join(out, 'README.md'), '# Mine!\n');
    const { files: pulled, problems } = await pullAll(hub, out);
    expect(pulled.map(({ status }) => status)).toEqual(['failed', 'kept', 'kept', 'kept']);
    expect(problems).toMatchObject([{ path: 'README.md', code: 'not-pulled', severity: 'fault' }]);
    expect(problems[0]?.message).toMatch(/other content.*left as it is.*another folder/);
    expect(readFileSync(join(out, 'README.md'), 'utf8')).toBe('# Mine!\n');
  });

  it('reads a file again whose time has changed', async () => {
    await using hub = await startHub({ repo, files });
    const out = temporaryFolder();
    await pullAll(hub, out);
    // The same length: only reading it can tell.
    writeFileSync(join(out, 'README.md'), '# DATA\n');
    utimesSync(join(out, 'README.md'), new Date(0), new Date(0));
    expect((await pullAll(hub, out)).files[0]?.status).toBe('failed');
  });

  it('replaces what it has written itself when the data set has a new version', async () => {
    const out = temporaryFolder();
    {
      await using hub = await startHub({ repo, files });
      await pullAll(hub, out);
    }
    await using hub = await startHub({ repo, files: { ...files, 'README.md': '# Second version\n' } });
    const { files: pulled, problems } = await pullAll(hub, out);
    expect(problems).toEqual([]);
    expect(pulled.map(({ status }) => status)).toEqual(['fetched', 'kept', 'kept', 'kept']);
    expect(readFileSync(join(out, 'README.md'), 'utf8')).toBe('# Second version\n');
  });
});

describe('a break', () => {
  /** How much of what was sent has come when a connection is cut is up to the system. */
  const fromTheMiddle = expect.stringMatching(/^bytes=[1-9]\d*-$/) as string;
  const one = { 'train.parquet': large };

  it('in the middle is gone on from by itself, with a range', async () => {
    const fault = inTurn(forContent, { cutAfter: 100_000 }, { cutAfter: 50_000 });
    await using hub = await startHub({ repo, files: one, fault });
    const out = temporaryFolder();
    const { files: pulled, problems } = await pullAll(hub, out);
    expect(problems).toEqual([]);
    expect(pulled).toMatchObject([{ status: 'fetched', sha256: sha256(large) }]);
    const ranges = hub.questions.filter(forContent).map(({ range }) => range);
    expect(ranges).toEqual([null, fromTheMiddle, fromTheMiddle]);
  });

  it('of the whole pull is gone on from by the next one', async () => {
    const out = temporaryFolder();
    const controller = new AbortController();
    {
      await using hub = await startHub({
        repo,
        files: one,
        fault: inTurn(forContent, { until: new Promise(() => 0) }),
      });
      const stop = ({ unit, done }: Progress) => {
        if (unit === 'bytes' && done === large.length / 2) controller.abort();
      };
      const cancelled = pullAll(hub, out, { signal: controller.signal, progress: stop });
      await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    }
    expect(statSync(join(out, 'train.parquet.partial')).size).toBe(large.length / 2);
    expect(existsSync(join(out, 'train.parquet'))).toBe(false);
    await using hub = await startHub({ repo, files: one });
    const { files: pulled } = await pullAll(hub, out);
    expect(pulled).toMatchObject([{ status: 'resumed', sha256: sha256(large) }]);
    expect(hub.questions.filter(forContent).map(({ range }) => range)).toEqual(['bytes=150000-']);
    expect(existsSync(join(out, 'train.parquet.partial'))).toBe(false);
  });

  it('that a server without ranges has had begins anew', async () => {
    const fault = inTurn(forContent, { cutAfter: 100_000 }, { ignoreRange: true });
    await using hub = await startHub({ repo, files: one, fault });
    const { files: pulled, problems } = await pullAll(hub, temporaryFolder());
    expect(problems).toEqual([]);
    expect(pulled).toMatchObject([{ status: 'fetched', sha256: sha256(large) }]);
  });

  it('during which the content changes is not patched together: the file is fetched anew', async () => {
    const other = Buffer.from(large.map((byte) => byte ^ 1));
    const fault = inTurn(forContent, { cutAfter: 100_000 }, { content: other });
    await using hub = await startHub({ repo, files: one, fault });
    const out = temporaryFolder();
    const { files: pulled, problems } = await pullAll(hub, out);
    expect(problems).toEqual([]);
    expect(pulled).toMatchObject([{ sha256: sha256(large) }]);
    expect(readFileSync(join(out, 'train.parquet')).equals(large)).toBe(true);
    expect(hub.questions.filter(forContent).map(({ range }) => range)).toEqual([null, fromTheMiddle, null]);
  });

  it('that a crash has left a damaged part of is begun anew', async () => {
    const out = temporaryFolder();
    {
      await using hub = await startHub({
        repo,
        files: one,
        fault: inTurn(forContent, { cutAfter: 1000 }, { status: 404 }),
      });
      await pullAll(hub, out);
    }
    await appendFile(join(out, 'train.parquet.partial'), 'rubbish of a disk');
    await appendFile(join(out, '.agora-pull.jsonl'), '{"path":"trai');
    await using hub = await startHub({ repo, files: one });
    const { files: pulled, problems } = await pullAll(hub, out);
    expect(problems).toEqual([]);
    expect(pulled).toMatchObject([{ status: 'fetched', sha256: sha256(large) }]);
  });

  it('that does not end is given up, with what came kept', async () => {
    const fault = ({ server }: { server: string }) => (server === 'content' ? ({ cutAfter: 0 } as const) : null);
    await using hub = await startHub({ repo, files: { ...one, 'z.parquet': large }, fault });
    const { files: pulled, problems } = await pullAll(hub, temporaryFolder());
    expect(pulled.map(({ status }) => status)).toEqual(['failed', 'failed']);
    expect(problems.map(({ code }) => code)).toEqual(['not-pulled', 'pull-stopped']);
    expect(problems[0]?.message).toMatch(/connection to 127\.0\.0\.1:\d+/);
  });

  it.each(['without ranges', 'with them'])('always at the same place is given up, of a server %s', async (kind) => {
    let asked = 0;
    const fault = ({ server }: { server: string }) => {
      if (server !== 'content') return null;
      asked++;
      return kind === 'with them' ? ({ cutAfter: 0 } as const) : ({ cutAfter: 100_000, ignoreRange: true } as const);
    };
    await using hub = await startHub({ repo, files: one, fault });
    const { problems } = await pullAll(hub, temporaryFolder());
    expect(problems.map(({ code }) => code)).toEqual(['not-pulled', 'pull-stopped']);
    // Four attempts in a row that bring nothing; how much comes before a cut is not the same each time.
    expect(asked).toBeLessThan(40);
  });

  it('by silence counts as one', async () => {
    await using hub = await startHub({ repo, files: one, fault: inTurn(forContent, { silent: true }) });
    const connection = connectionTo(hub);
    const listing = await listDataset(connection, 'main', unattended.signal);
    const impatient = { ...connection, retries: { ...connection.retries!, silenceMs: 200 } };
    const { problems } = await pullDataset({ connection: impatient, listing, out: temporaryFolder() }, unattended);
    expect(problems).toEqual([]);
  });
});

describe('a Hub that is not to be trusted', () => {
  it('sends another content than it lists: nothing takes the name', async () => {
    const wrong = Buffer.from(large.map((byte) => byte ^ 1));
    const fault = ({ server }: { server: string }) => (server === 'content' ? { content: wrong } : null);
    await using hub = await startHub({ repo, files, fault });
    const out = temporaryFolder();
    const { files: pulled, problems } = await pullAll(hub, out);
    expect(pulled.filter(({ status }) => status === 'failed').map(({ path }) => path)).toEqual([
      'data/train-00000-of-00001.parquet',
      'odd/a b#c%20?.jsonl',
    ]);
    expect(problems).toHaveLength(2);
    expect(problems[0]?.message).toMatch(/not the content that it lists/);
    expect(existsSync(join(out, 'data/train-00000-of-00001.parquet'))).toBe(false);
  });

  it.each([
    '../escape.txt',
    '/etc/agora-escape',
    'a/../../escape.txt',
    'a\\..\\escape.txt',
    './a',
    'a//b',
    '.agora-pull.jsonl',
    '.Agora-Pull.jsonl',
    'a\u0000b',
  ])('names a file %j: refused, and the rest is fetched', async (name) => {
    await using hub = await startHub({ repo, files: { [name]: 'x', 'good.txt': 'good' } });
    const parent = temporaryFolder();
    const { files: pulled, problems } = await pullAll(hub, join(parent, 'out'));
    expect(Object.fromEntries(pulled.map(({ path, status }) => [path, status]))).toEqual({
      [name]: 'failed',
      'good.txt': 'fetched',
    });
    expect(problems).toMatchObject([{ path: name, severity: 'fault' }]);
    expect(existsSync(join(parent, 'escape.txt'))).toBe(false);
  });

  it('is not followed through a link out of the folder', async () => {
    await using hub = await startHub({ repo, files: { 'data/x.txt': 'x' } });
    const parent = temporaryFolder();
    mkdirSync(join(parent, 'elsewhere'));
    mkdirSync(join(parent, 'out'));
    symlinkSync(join(parent, 'elsewhere'), join(parent, 'out', 'data'));
    const { problems } = await pullAll(hub, join(parent, 'out'));
    expect(problems[0]?.message).toMatch(/outside the folder/);
    expect(existsSync(join(parent, 'elsewhere', 'x.txt'))).toBe(false);
  });

  it('does not make a part of a stranger its own', async () => {
    await using hub = await startHub({ repo, files: { 'x.txt': 'x' } });
    const out = temporaryFolder();
    writeFileSync(join(out, 'x.txt.partial'), 'of another tool');
    const { problems } = await pullAll(hub, out);
    expect(problems[0]?.message).toMatch(/x\.txt\.partial.*no pull has begun it/);
    expect(readFileSync(join(out, 'x.txt.partial'), 'utf8')).toBe('of another tool');
  });
});

describe('the folder', () => {
  it('behind a file cannot be made, and it is said', async () => {
    await using hub = await startHub({ repo, files });
    const out = join(temporaryFolder(), 'taken');
    writeFileSync(out, '');
    await expect(pullAll(hub, out)).rejects.toMatchObject({
      code: 'bad-input',
      context: { nextStep: 'Name a folder.' },
    });
  });

  it('on a disk without room is said so before anything is fetched', async () => {
    await using hub = await startHub({ repo, files });
    const connection = connectionTo(hub);
    const listing = await listDataset(connection, 'main', unattended.signal);
    const huge = { ...listing, files: listing.files.map((file) => ({ ...file, bytes: 2 ** 52 })) };
    const before = hub.questions.length;
    await expect(pullDataset({ connection, listing: huge, out: temporaryFolder() }, unattended)).rejects.toMatchObject({
      code: 'not-permitted',
      message: expect.stringMatching(/GB; the disk that holds .* has .* GB left/) as string,
    });
    expect(hub.questions.length).toBe(before);
  });
});
