/**
 * Language models on 127.0.0.1: OpenAI's and Anthropic's protocols, not streamed, with their batches. What a model says
 * follows from the request and its key alone; what goes wrong is told or drawn from a seed.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anthropic } from './models/anthropic';
import { anthropicBatches } from './models/anthropicBatches';
import type { Answer, Asked } from './models/asked';
import type { Dialect } from './models/dialect';
import { drawFault, tooMany } from './models/faults';
import { startLimits } from './models/limits';
import { modelLog, type LoggedCall, type LoggedRequest } from './models/log';
import { openAi } from './models/openAi';
import { openAiBatches } from './models/openAiBatches';
import type { ModelFault, ModelServerOptions, Reply } from './models/options';

export type * from './models/options';
export type { LoggedCall, LoggedRequest } from './models/log';

export interface RunningModelServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`; OpenAI's base URL is this with `/v1`. */
  readonly origin: string;
  /** Every call of a model so far, batches' entries included, in their order. */
  readonly calls: readonly LoggedCall[];
  /** Every request so far, whatever it asked. */
  readonly requests: readonly LoggedRequest[];
  readonly inFlight: number;
  readonly mostInFlight: number;
}

const echo: Reply = ({ body, key }) => ({ text: `${key} ${sha256(JSON.stringify(body))}` });

/** Starts it; it ends with `await using`. */
export async function startModelServer(options: ModelServerOptions = {}): Promise<RunningModelServer> {
  const { reply = echo, models = ['model-a', 'model-b'] } = options;
  const log = modelLog(options.logFile);
  const limits = startLimits(options);
  const requests: LoggedRequest[] = [];
  const sendings = new Map<string, number>();
  let [inFlight, mostInFlight] = [0, 0];

  const callModel = (dialect: Dialect, { text, headers }: Asked): Answer => {
    const key = String(headers['idempotency-key'] ?? '');
    const bodyHash = sha256(text);
    const note = (paid: boolean, status: number, answer: string) =>
      log.add({ key, bodyHash, paid, status, answer, inFlight, batch: null });
    const body = objectIn(text);
    const complaint = body === null ? 'The body is no JSON object.' : dialect.complaint(body, headers);
    if (body === null || complaint !== null) {
      note(false, 400, 'refused');
      return { status: 400, json: dialect.error(400, { message: complaint ?? '' }) };
    }
    const call = { body, key };
    const waitMs = limits.take(Math.ceil(text.length / 4));
    const state = limits.state();
    const limitHeaders = state ? dialect.limitHeaders(state.requests, state.tokens) : {};
    const sending = (sendings.get(key) ?? 0) + 1;
    sendings.set(key, sending);
    const drawn = drawFault(options, dialect.overloaded, call, sending);
    const { latencyMs } = drawn;
    const fault = waitMs === null ? drawn.fault : tooMany(waitMs);
    if (fault?.is === 'status') {
      note(false, fault.status, fault.status === 429 ? 'rateLimited' : 'refused');
      const json = dialect.error(fault.status, fault.error ?? {});
      return { status: fault.status, json, fault, latencyMs, headers: { ...limitHeaders, ...fault.headers } };
    }
    note(fault?.is !== 'cut', fault?.is === 'cut' ? 0 : 200, fault?.is ?? 'ok');
    return { status: 200, json: dialect.completion(call, reply(call)), fault, latencyMs, headers: limitHeaders };
  };

  const batchPlaces = [openAiBatches, anthropicBatches].map((start) => start({ options, reply, log, sha256 }));
  const answerTo = async (asked: Asked): Promise<Answer> => {
    const dialect = asked.headers['anthropic-version'] === undefined ? openAi : anthropic;
    const refusal = refusedKey(options.apiKey, asked);
    if (refusal !== null) return { status: 401, json: dialect.error(401, { message: refusal }) };
    if (asked.method === 'POST' && asked.path === dialect.path) return callModel(dialect, asked);
    if (asked.method === 'GET' && asked.path === '/v1/models') return { status: 200, json: dialect.models(models) };
    for (const place of batchPlaces) {
      const answer = await place(asked);
      if (answer) return answer;
    }
    return { status: 404, json: dialect.error(404, { message: `There is no ${asked.method} ${asked.path}.` }) };
  };

  const server = createServer((request, response) => {
    mostInFlight = Math.max(mostInFlight, ++inFlight);
    response.once('close', () => inFlight--);
    void askedBy(request, origin)
      .then(async (asked) => {
        const { method, path, headers, text } = asked;
        requests.push({ method, path, headers, body: objectIn(text) });
        const answer = await answerTo(asked);
        if (answer.latencyMs) setTimeout(() => give(response, answer), answer.latencyMs);
        else give(response, answer);
      })
      // The client went away in the middle of its question.
      .catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 4096, resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    calls: log.calls,
    requests,
    get inFlight() {
      return inFlight;
    },
    get mostInFlight() {
      return mostInFlight;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function askedBy(request: IncomingMessage, origin: string): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const bytes = Buffer.concat(parts);
  const url = new URL(request.url ?? '', origin);
  const isForm = request.headers['content-type']?.startsWith('multipart/') ?? false;
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    origin,
    bytes,
    text: isForm ? '' : bytes.toString(),
  };
}

/** Both APIs take the key in either header; as OpenAI does, what is wrong is told with the key in it. */
function refusedKey(wanted: string | undefined, { headers }: Asked): string | null {
  const given = headers.authorization?.replace(/^Bearer /, '') ?? headers['x-api-key'];
  return wanted === undefined || given === wanted ? null : `Incorrect API key provided: ${String(given)}.`;
}

function give(response: ServerResponse, { status, json, raw, fault = null, headers = {} }: Answer): void {
  if (fault?.is === 'hang') return;
  if (fault?.is === 'cut') {
    response.destroy();
    return;
  }
  const whole = raw ?? bodyOf(json, fault);
  const body = Buffer.from(fault?.is === 'truncated' ? whole.slice(0, whole.length / 2) : whole);
  response.writeHead(status, {
    'content-type': fault?.is === 'html' ? 'text/html' : raw === undefined ? 'application/json' : 'application/x-jsonl',
    'content-length': body.length,
    'x-request-id': 'req_of_this_server',
    ...headers,
  });
  if (fault?.is === 'cutBody') response.write(body.subarray(0, body.length / 2), () => response.destroy());
  else response.end(body);
}

function bodyOf(json: unknown, fault: ModelFault | null): string {
  if (fault?.is === 'malformed') return `${JSON.stringify(json)}}{`;
  if (fault?.is === 'html') return '<!doctype html><title>Gateway</title><p>A page of a proxy.</p>';
  if (fault?.is === 'contentless') return JSON.stringify(fault.body ?? { id: 'nothing', object: 'unknown' });
  if (fault?.is === 'status' && fault.body !== undefined) return fault.body;
  return JSON.stringify(json);
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** Hexadecimal. */
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
