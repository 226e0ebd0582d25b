/**
 * `fetch` for the providers' libraries, over Node's own client. It follows no redirects, knows no proxy, sends no header
 * but the named ones, and reads an answer to its end before it gives it: so a time-out covers the body, and a connection
 * that breaks in the middle is an error of the call. It asks for no compression and reads it all the same: what was
 * billed is not lost to a proxy.
 */
import * as http from 'node:http';
import * as https from 'node:https';
import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

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
  let bytes = 0;
  for await (const part of decoded(answer)) {
    bytes += part.length;
    if (bytes > mostBytes) throw new Error(`The answer is larger than ${mostBytes / 2 ** 20} MB.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/** Hundreds of answers may be held at once, and no list of models or answer comes near it. */
const mostBytes = 32 * 2 ** 20;

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

function decoded(answer: http.IncomingMessage): AsyncIterable<Buffer> {
  const decoder = decoders[answer.headers['content-encoding']?.toLowerCase() ?? ''];
  // Errors are thrown where the parts are read.
  return decoder ? pipeline(answer, decoder(), () => undefined) : answer;
}

/** Ends with an error where nothing more comes. */
function streamOf(answer: http.IncomingMessage): ReadableStream<Uint8Array> {
  answer.setTimeout(silenceMs, () => answer.destroy(new Error(`Nothing came for ${silenceMs / 1000} s.`)));
  const parts = decoded(answer)[Symbol.asyncIterator]();
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
