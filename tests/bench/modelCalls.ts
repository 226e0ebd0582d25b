/**
 * What 3,000 calls take with 256 in flight: each provider's `send`, beside a bare undici pool that sends the same body to the same
 * server, which runs in a process of its own and answers as models do, only sooner.
 */
import { Pool } from 'undici';
import type { ModelRequest, ProviderId } from '../../electron/providers/provider';
import { providerOf } from '../../electron/providers/providers';
import { startModelServerProcess } from '../services/modelServerProcess';
import type { Benchmark, Measurement } from './benchmark';
import { summary } from './summary';

const inFlight = 256;
const calls = 3000;
const rounds = 3;
/** Rounds that are not counted: connections are opened, and code is compiled. */
const warmUps = 2;
const ids = ['openai', 'anthropic', 'compatible'] as const;
const chances = { rateLimited: 0.04, server: 0.02 };

const request: ModelRequest = {
  model: 'model-a',
  system: null,
  prompt: 'Write a problem of arithmetic. '.repeat(60),
  temperature: 1,
  topP: 0.9,
  maxTokens: 4096,
  stop: ['[END]'],
  seed: 1,
  schema: null,
};

export const modelCalls: Benchmark = {
  name: 'calls',
  title: `${calls} calls of a model, ${inFlight} in flight, 50–300 ms each`,
  async run({ say }) {
    const server = await startModelServerProcess({ latencyMs: [50, 300], chances, log: false });
    const systems = [undiciPool(server.origin), ...ids.map((id) => provider(id, server.origin))];
    const seconds = new Map<string, number[]>(systems.map(({ name }) => [name, []]));
    try {
      for (let round = 0; round < warmUps + rounds; round++)
        for (const { name, send } of systems) {
          say(`calls: ${name}`);
          const taken = await secondsOf(round, send);
          if (round >= warmUps) seconds.get(name)?.push(taken);
        }
    } finally {
      for (const { close } of systems) await close();
      await server[Symbol.asyncDispose]();
    }
    const beside = { peer: 'a bare undici pool', values: seconds.get('undici') ?? [], target: 1 / 0.8 };
    return [
      summary('a bare undici pool', beside.values, 's'),
      ...ids.map((id): Measurement => summary(providerOf(id).name, seconds.get(id) ?? [], 's', beside)),
    ];
  },
};

interface System {
  readonly name: string;
  /** A refusal counts as an answer. */
  readonly send: (key: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

function undiciPool(origin: string): System {
  const pool = new Pool(origin, { connections: inFlight });
  const body = JSON.stringify(providerOf('openai').bodyOf(request));
  return {
    name: 'undici',
    async send(key) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key };
      const answer = await pool.request({ path: '/v1/chat/completions', method: 'POST', headers, body });
      return answer.body.json();
    },
    close: () => pool.close(),
  };
}

function provider(id: ProviderId, origin: string): System {
  const connection = providerOf(id).connect({ baseUrl: `${origin}/v1`, apiKey: 'key', timeoutMs: 60_000 });
  const { signal } = new AbortController();
  return {
    name: id,
    send: (key) => connection.send(request, { signal, key }).catch(() => null),
    close: () => connection.close(),
  };
}

async function secondsOf(round: number, send: System['send']): Promise<number> {
  let next = 0;
  const start = performance.now();
  const worker = async () => {
    while (next < calls) await send(`${round}-${next++}`);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return (performance.now() - start) / 1000;
}
