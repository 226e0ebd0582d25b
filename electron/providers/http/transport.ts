/**
 * `fetch` for the providers' libraries, over Node's own client. It follows no redirects, knows no proxy, sends no header
 * but the named ones, and reads an answer to its end before it gives it: so a time-out covers the body, and a connection
 * that breaks in the middle is an error of the call.
 */
import * as http from 'node:http';
import * as https from 'node:https';

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

export interface Transport {
  readonly fetch: Fetch;
  /** As `fetch`, but the body comes while it is read: for large files. */
  readonly streamingFetch: Fetch;
  close(): void;
}

/** No connection was made: nothing of the request has left this machine. */
export class Unreached extends Error {
  override readonly name = 'Unreached';
}

/** The libraries take an error with `timed out` in it for a time-out of their own, of a call that was sent. */
const unreached = ({ message }: Error) => new Unreached(message.replace(/timed? ?out/gi, 'no answer'));

/** What is sent of the headers: the libraries add facts about the machine, and the environment may add more. */
const sentHeaders = [
  'accept',
  'anthropic-beta',
  'anthropic-version',
  'authorization',
  'content-type',
  'idempotency-key',
  'user-agent',
  'x-api-key',
];

const agentOptions = { keepAlive: true, maxSockets: Infinity, maxFreeSockets: 1024 };

/** Keeps as many connections as there are calls at once. */
export function openTransport(): Transport {
  const agents = { 'http:': new http.Agent(agentOptions), 'https:': new https.Agent(agentOptions) };
  const start = async (input: string | URL | Request, init: RequestInit = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Unreached(`${url.protocol} is not supported.`);
    const { body, headers } = await encoded(init);
    return await answerOf(url, init, headers, body, agents[url.protocol]);
  };
  return {
    async fetch(input, init) {
      const answer = await start(input, init);
      return responseOf(answer, await wholeBody(answer));
    },
    async streamingFetch(input, init) {
      const answer = await start(input, init);
      return responseOf(answer, streamOf(answer));
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

/** Texts stay as they are; forms become bytes with a boundary. */
async function encoded({ body, headers: given }: RequestInit) {
  const all = new Headers(given);
  const headers: Record<string, string> = {};
  for (const name of sentHeaders) {
    const value = all.get(name);
    if (value !== null) headers[name] = value;
  }
  if (body === undefined || body === null || typeof body === 'string') return { headers, body: body ?? null };
  const form = new Response(body);
  headers['content-type'] ??= form.headers.get('content-type') ?? 'application/octet-stream';
  return { headers, body: Buffer.from(await form.arrayBuffer()) };
}

function answerOf(
  url: URL,
  { method = 'GET', signal }: RequestInit,
  headers: Record<string, string>,
  body: string | Buffer | null,
  agent: http.Agent,
): Promise<http.IncomingMessage> {
  return new Promise((give, fail) => {
    const secure = url.protocol === 'https:';
    const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = (secure ? https : http).request(url, {
      method,
      headers: { ...headers, ...length },
      agent,
      ...(signal ? { signal } : {}),
    });
    let reached = false;
    request.once('socket', (socket) => {
      if (request.reusedSocket) reached = true;
      else socket.once(secure ? 'secureConnect' : 'connect', () => (reached = true));
    });
    request.once('response', give);
    request.on('error', (error) => fail(reached || signal?.aborted ? error : unreached(error)));
    request.end(body ?? undefined);
  });
}

async function wholeBody(answer: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of answer as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** Ends with an error where nothing more comes. */
function streamOf(answer: http.IncomingMessage): ReadableStream<Uint8Array> {
  answer.setTimeout(silenceMs, () => answer.destroy(new Error(`Nothing came for ${silenceMs / 1000} s.`)));
  const parts = (answer as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const part = await parts.next();
      if (part.done) controller.close();
      else controller.enqueue(new Uint8Array(part.value));
    },
    cancel: () => void answer.destroy(),
  });
}

const silenceMs = 60_000;
const bodiless = new Set([204, 205, 304]);

function responseOf({ statusCode = 0, headers }: http.IncomingMessage, body: BodyInit): Response {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] satisfies [string, string]],
  );
  return new Response(bodiless.has(statusCode) ? null : body, { status: statusCode, headers: kept });
}
