/** What is asked of a Hub, as whom, and what its refusals are in words. */
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { HubConnection } from '../../../electron/hub/connection';
import { listDataset } from '../../../electron/hub/listDataset';
import { pullDataset } from '../../../electron/hub/pullDataset';
import { unattended } from '../../../analysis/task';
import { commit, sha256, startHub } from '../../services/hub';
import { temporaryFolder } from '../temporaryFolder';
import { connectionTo, forContent, inTurn, repo } from './connect';

const large = Buffer.alloc(5000, 'x');
const files = { 'b.jsonl': 'small\n', 'a.parquet': large, 'c/d.csv': 'a,b\n' };
const token = 'hf_canaryCanaryCanary';

const list = (connection: HubConnection, revision = 'main') => listDataset(connection, revision, unattended.signal);

/** What the user is told of a failed listing. */
async function refusal(connection: HubConnection, revision = 'main') {
  const error: unknown = await list(connection, revision).catch((thrown: unknown) => thrown);
  return error as { code: string; message: string; context: { nextStep: string } };
}

describe('a listing', () => {
  it('names the commit and every file with its size and hash, over all pages', async () => {
    await using hub = await startHub({ repo, files, pageSize: 1 });
    const listing = await list(connectionTo(hub), 'v1');
    expect(listing).toMatchObject({ repo, revision: commit });
    expect(listing.files).toMatchObject([
      { path: 'a.parquet', bytes: 5000, digest: { algorithm: 'sha256', hex: sha256(large) } },
      { path: 'b.jsonl', bytes: 6, digest: { algorithm: 'git-sha1' } },
      { path: 'c/d.csv', bytes: 4 },
    ]);
  });

  it.each([{ status: 503 }, { status: 429, headers: { 'retry-after': '0' } }, { cutAfter: 3 }, { status: 500 }])(
    'asks again after %j',
    async (fault) => {
      await using hub = await startHub({ repo, files, fault: inTurn(({ server }) => server === 'hub', fault, fault) });
      expect((await list(connectionTo(hub))).files).toHaveLength(3);
    },
  );

  it('waits as long as the server asks', async () => {
    const fault = inTurn(() => true, { status: 429, headers: { 'retry-after': '1' } });
    await using hub = await startHub({ repo, files, fault });
    const beganMs = performance.now();
    await list(connectionTo(hub));
    expect(performance.now() - beganMs).toBeGreaterThanOrEqual(1000);
  });

  it('does not wait where the server asks for too long, and says how long', async () => {
    await using hub = await startHub({
      repo,
      files,
      fault: () => ({ status: 429, headers: { ratelimit: '"api";r=0;t=280' } }),
    });
    const { code, message, context } = await refusal(connectionTo(hub));
    expect(code).toBe('network');
    expect(message).toMatch(/takes no more requests for now/);
    expect(context.nextStep).toMatch(/in 5 min/);
    expect(hub.questions).toHaveLength(1);
  });

  it('gives up a server that does not recover', async () => {
    await using hub = await startHub({ repo, files, fault: () => ({ status: 503 }) });
    expect(await refusal(connectionTo(hub))).toMatchObject({
      code: 'network',
      message: expect.stringMatching(/answers 503/) as string,
    });
    expect(hub.questions).toHaveLength(4);
  });

  it('ends at once when it is cancelled while it waits', async () => {
    await using hub = await startHub({ repo, files, fault: () => ({ status: 429, headers: { 'retry-after': '2' } }) });
    const controller = new AbortController();
    const listing = listDataset(connectionTo(hub), 'main', controller.signal);
    await expect.poll(() => hub.questions.length).toBe(1);
    controller.abort();
    await expect(listing).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a refusal', () => {
  it('of a wrong id says to check it', async () => {
    await using hub = await startHub({ repo, files });
    const { code, message, context } = await refusal({ ...connectionTo(hub), repo: 'agora/bensh' });
    expect([code, message]).toEqual(['not-found', expect.stringMatching(/shows no data set agora\/bensh/)]);
    expect(context.nextStep).toMatch(/spelling; a private one needs a token/);
  });

  it('of a wrong revision names the usual one', async () => {
    await using hub = await startHub({ repo, files });
    const { code, context } = await refusal(connectionTo(hub), 'v2');
    expect([code, context.nextStep]).toEqual(['not-found', expect.stringMatching(/main/)]);
  });

  it('of a private data set asks for a token, or for one that may read it', async () => {
    await using hub = await startHub({ repo, files, token });
    expect((await refusal(connectionTo(hub))).context.nextStep).toMatch(/a private one needs a token/);
    expect((await refusal(connectionTo(hub, 'hf_other'))).context.nextStep).toMatch(/that the token may read it/);
  });

  it('of a gated data set says where its terms are accepted', async () => {
    await using hub = await startHub({ repo, files, token, gated: true });
    const { code, message, context } = await refusal(connectionTo(hub));
    expect([code, message]).toEqual(['not-permitted', expect.stringMatching(/accepted its terms/)]);
    expect(context.nextStep).toContain(`${hub.endpoint}/datasets/${repo}`);
  });

  it('of the token itself says to make a new one', async () => {
    await using hub = await startHub({ repo, files, fault: () => ({ status: 401 }) });
    const { code, context } = await refusal(connectionTo(hub, token));
    expect([code, context.nextStep]).toEqual(['not-permitted', expect.stringMatching(/settings\/tokens/)]);
  });

  it('of an address without a Hub says what was looked for', async () => {
    await using hub = await startHub({ repo, files });
    const connection = connectionTo(hub);
    expect(await refusal({ ...connection, endpoint: `${hub.endpoint}/elsewhere` })).toMatchObject({
      code: 'not-found',
    });
  });

  it.each(['<html>Welcome</html>', '{"sha":1}', '[]'])('that is no Hub’s, %j, is told as such', async (text) => {
    await using hub = await startHub({ repo, files, fault: () => ({ content: Buffer.from(text) }) });
    const { code, message } = await refusal(connectionTo(hub));
    expect([code, message]).toEqual(['network', expect.stringMatching(/does not answer as a Hub does/)]);
  });

  it('by redirects without end is an end', async () => {
    await using hub = await startHub({ repo, files, fault: () => ({ status: 302, headers: { location: '/again' } }) });
    expect((await refusal(connectionTo(hub))).message).toMatch(/redirects without end/);
  });

  it('of a machine that is not there names it', async () => {
    const connection = {
      ...connectionTo(await ended()),
      retries: { attempts: 2, firstDelayMs: 1, longestDelayMs: 1, silenceMs: 5000 },
    };
    expect(await refusal(connection)).toMatchObject({
      code: 'network',
      message: expect.stringMatching(/127\.0\.0\.1:\d+ could not be made/) as string,
    });
  });
});

async function ended() {
  await using hub = await startHub({ repo, files });
  return hub;
}

describe('the token', () => {
  it('goes to the endpoint, and not to where it redirects', async () => {
    await using hub = await startHub({ repo, files, token });
    const connection = connectionTo(hub, token);
    const listing = await list(connection);
    const { problems } = await pullDataset({ connection, listing, out: temporaryFolder() }, unattended);
    expect(problems).toEqual([]);
    expect(
      new Set(hub.questions.filter(({ server }) => server === 'hub').map(({ authorization }) => authorization)),
    ).toEqual(new Set([`Bearer ${token}`]));
    const content = hub.questions.filter(forContent);
    expect(content).toHaveLength(1);
    expect(content.map(({ authorization }) => authorization)).toEqual([null]);
  });

  it.each(['http://example.com/file', 'file:///etc/passwd', 'ftp://example.com/', 'http://'])(
    'and the content never travel openly: a redirect to %j is refused',
    async (location) => {
      const fault = inTurn(({ url }) => url.includes('/resolve/'), { status: 302, headers: { location } });
      await using hub = await startHub({ repo, files: { 'x.txt': 'x' }, fault });
      const connection = connectionTo(hub, token);
      const { problems } = await pullDataset(
        { connection, listing: await list(connection), out: temporaryFolder() },
        unattended,
      );
      expect(problems[0]?.message).toMatch(/address that is not safe/);
    },
  );

  it('stands in no error and no problem', async () => {
    await using hub = await startHub({ repo, files, token: 'hf_another' });
    const error = await refusal(connectionTo(hub, token));
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(token);
  });
});
