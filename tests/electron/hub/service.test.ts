/** The process that pulls, without a process: what it is told and what it tells. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { FromService, ToService } from '../../../electron/hub/messages';
import { serveHub } from '../../../electron/hub/service';
import { commit, startHub } from '../../services/hub';
import { temporaryFolder } from '../temporaryFolder';
import { connectionTo, forContent, inTurn, repo } from './connect';

const files = { 'a.parquet': Buffer.alloc(4000, 'x') };

function service() {
  const events = new EventEmitter();
  const told: FromService[] = [];
  let ended = false;
  serveHub(
    { on: (event, listener) => events.on(event, listener), postMessage: (message) => void told.push(message) },
    () => {
      ended = true;
    },
  );
  const tell = (data: ToService) => events.emit('message', { data });
  const outcome = () => expect.poll(() => told.find((message) => message.tell !== 'progress'));
  return { tell, told, outcome, hasEnded: () => ended };
}

describe('the process that pulls', () => {
  it('lists, pulls with progress, and ends when it is told to', async () => {
    await using hub = await startHub({ repo, files });
    const connection = connectionTo(hub);
    const first = service();
    first.tell({ ask: 'list', request: { connection, revision: 'main' } });
    await first.outcome().toMatchObject({ tell: 'result', result: { repo, revision: commit } });
    const listing = first.told.flatMap((message) =>
      message.tell === 'result' && 'repo' in message.result ? [message.result] : [],
    )[0]!;
    const second = service();
    second.tell({ ask: 'pull', request: { connection, listing, out: temporaryFolder() } });
    await second.outcome().toMatchObject({ result: { files: [{ status: 'fetched' }], problems: [] } });
    expect(second.told).toContainEqual({
      tell: 'progress',
      progress: { label: `Pulling ${repo}`, done: 0, total: 4000, unit: 'bytes' },
    });
    expect(second.hasEnded()).toBe(false);
    second.tell({ ask: 'end' });
    expect(second.hasEnded()).toBe(true);
  });

  it('tells why it failed, with the next step and without the token', async () => {
    await using hub = await startHub({ repo, files, token: 'hf_another' });
    const { tell, told, outcome } = service();
    tell({ ask: 'list', request: { connection: connectionTo(hub, 'hf_canaryOfTheService'), revision: 'main' } });
    await outcome().toMatchObject({
      tell: 'failure',
      code: 'not-found',
      nextStep: expect.stringMatching(/token/) as string,
    });
    expect(JSON.stringify(told)).not.toContain('hf_canary');
  });

  it('stops when it is told to', async () => {
    await using hub = await startHub({
      repo,
      files,
      fault: inTurn(({ server }) => server === 'hub', { silent: true }),
    });
    const { tell, outcome } = service();
    tell({ ask: 'list', request: { connection: connectionTo(hub), revision: 'main' } });
    await expect.poll(() => hub.questions.length).toBe(1);
    tell({ ask: 'cancel' });
    await outcome().toMatchObject({ tell: 'failure', code: 'cancelled' });
    expect(hub.questions.filter(forContent)).toEqual([]);
  });
});
