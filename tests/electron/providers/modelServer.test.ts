/** The server that the tests of providers and jobs rest on: what it says is fixed by what it is asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startModelServer, type LoggedCall } from '../../services/modelServer';
import { startModelServerProcess } from '../../services/modelServerProcess';
import { temporaryFolder } from '../temporaryFolder';

const ask = (origin: string, key: string, content = 'Hello') =>
  fetch(`${origin}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ model: 'model-a', messages: [{ role: 'user', content }] }),
  });

it('gives the same answer to the same key and body, in whatever process', async () => {
  await using here = await startModelServer();
  await using there = await startModelServerProcess();
  const answer = async (origin: string, key: string, content?: string) => (await ask(origin, key, content)).text();
  const first = await answer(here.origin, '0-1');
  expect(await answer(here.origin, '0-1')).toBe(first);
  expect(await answer(there.origin, '0-1')).toBe(first);
  expect(await answer(here.origin, '0-2')).not.toBe(first);
  expect(await answer(here.origin, '0-1', 'Bye')).not.toBe(first);
  expect(await there.calls()).toMatchObject([{ key: '0-1', paid: true, answer: 'ok' }]);
});

it('draws the same faults for the same keys, and logs which calls the model ran for', async () => {
  const chances = { rateLimited: 0.2, server: 0.1, cut: 0.1, cutBody: 0.1, truncated: 0.1, malformed: 0.1, html: 0.1 };
  const seen = async () => {
    const logFile = join(temporaryFolder(), 'log.jsonl');
    await using server = await startModelServer({ chances, logFile });
    for (let key = 0; key < 100; key++)
      await (await ask(server.origin, String(key)).catch(() => null))?.text().catch(() => '');
    const lines = readFileSync(logFile, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as LoggedCall)).toEqual(server.calls);
    return server.calls;
  };
  const calls = await seen();
  expect(await seen()).toEqual(calls);
  const answers = new Set(calls.map(({ answer }) => answer));
  expect([...answers].sort()).toEqual([
    'cut',
    'cutBody',
    'html',
    'malformed',
    'ok',
    'rateLimited',
    'refused',
    'truncated',
  ]);
  const unpaid = calls.filter(({ paid }) => !paid).map(({ answer }) => answer);
  expect([...new Set(unpaid)].sort()).toEqual(['cut', 'rateLimited', 'refused']);
});

it('holds to its limits and says them', async () => {
  await using server = await startModelServer({ limits: { requestsPerMinute: 3, tokensPerMinute: 1000 } });
  const answers = [];
  for (let call = 0; call < 4; call++) answers.push(await ask(server.origin, String(call)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining-requests'))).toEqual(['2', '1', '0', '0']);
  expect(Number(answers[3]?.headers.get('retry-after-ms'))).toBeGreaterThan(1000);
});
