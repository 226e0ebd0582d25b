/**
 * A Hub on 127.0.0.1: the endpoints that a pull asks, with the headers of the real one, and a second server for the
 * content, as the real one redirects to. What goes wrong is told by `fault`, question by question.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const commit = 'c0ffee00'.repeat(5);

export interface HubQuestion {
  readonly server: 'hub' | 'content';
  /** Path and query. */
  readonly url: string;
  readonly range: string | null;
  readonly authorization: string | null;
}

/** What goes wrong with one answer. */
export type HubFault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The connection is cut after so many bytes of the body. */
  | { readonly cutAfter: number; readonly ignoreRange?: true }
  /** The whole file is sent, whatever range was asked for. */
  | { readonly ignoreRange: true }
  /** Other content is sent than is listed. */
  | { readonly content: Buffer }
  /** No answer is given. */
  | { readonly silent: true }
  /** Half of the answer is given, the other half once `until` resolves. */
  | { readonly until: Promise<void> };

export interface HubOptions {
  /** `ORG/NAME`. */
  readonly repo: string;
  /** Files of 1 kB and more are stored apart (LFS): listed with their SHA-256, and redirected to the second server. */
  readonly files: Readonly<Record<string, Buffer | string>>;
  /** Asked for this token, and for no other. */
  readonly token?: string;
  readonly gated?: boolean;
  /** Entries of a page of the listing. */
  readonly pageSize?: number;
  /** Says what goes wrong with the answer to a question. */
  readonly fault?: (question: HubQuestion) => HubFault | null;
}

export interface RunningHub extends AsyncDisposable {
  readonly endpoint: string;
  readonly contentOrigin: string;
  /** Every question so far, in their order. */
  readonly questions: readonly HubQuestion[];
}

/** Starts both servers; they end with `await using`. */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const files = new Map(Object.entries(options.files).map(([path, content]) => [path, Buffer.from(content)]));
  const questions: HubQuestion[] = [];
  const serve = (server: HubQuestion['server'], answer: (asked: Asked) => void) =>
    createServer((request, response) => {
      const question = questionOf(server, request);
      questions.push(question);
      const fault = options.fault?.(question) ?? null;
      if (fault !== null && 'status' in fault) refuse(response, fault.status, fault.headers);
      else if (fault === null || !('silent' in fault)) answer({ request, response, question, fault, files });
    });
  const content = serve('content', answerContent);
  const contentOrigin = await listen(content);
  const hub = serve('hub', (asked) => answerHub(asked, options, contentOrigin));
  const endpoint = await listen(hub);
  return {
    endpoint,
    contentOrigin,
    questions,
    async [Symbol.asyncDispose]() {
      for (const server of [hub, content]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly question: HubQuestion;
  readonly fault: Exclude<HubFault, { status: number } | { silent: true }> | null;
  readonly files: ReadonlyMap<string, Buffer>;
}

function answerHub(
  { request, response, question, fault, files }: Asked,
  options: HubOptions,
  contentOrigin: string,
): void {
  const { repo, token, gated = false, pageSize = 1000 } = options;
  const url = new URL(question.url, `http://${request.headers.host ?? ''}`);
  if (token !== undefined && question.authorization !== `Bearer ${token}`)
    return refuse(response, 401, { 'x-error-code': gated ? 'GatedRepo' : 'RepoNotFound' });
  const answer = (value: unknown, headers: Readonly<Record<string, string>> = {}) => {
    for (const [name, text] of Object.entries(headers)) response.setHeader(name, text);
    response.setHeader('content-type', 'application/json');
    send(response, Buffer.from(JSON.stringify(value)), question, fault);
  };
  const api = `/api/datasets/${repo}`;
  const resolve = `/datasets/${repo}/resolve/`;
  if (url.pathname.startsWith(`${api}/revision/`)) {
    const revision = decodeURIComponent(url.pathname.slice(`${api}/revision/`.length));
    if (!['main', 'v1', commit].includes(revision))
      return refuse(response, 404, { 'x-error-code': 'RevisionNotFound' });
    return answer({ _id: '1', id: repo, sha: commit, private: false, gated, downloads: 1, likes: 1 });
  }
  if (url.pathname === `${api}/tree/${commit}`) {
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const entries = treeOf(files);
    url.searchParams.set('cursor', String(from + pageSize));
    const more = from + pageSize < entries.length ? { link: `<${url.href}>; rel="next"` } : {};
    return answer(entries.slice(from, from + pageSize), more);
  }
  if (!url.pathname.startsWith(`${resolve}${commit}/`))
    return refuse(response, 404, { 'x-error-code': 'RepoNotFound' });
  const path = decodeURIComponent(url.pathname.slice(`${resolve}${commit}/`.length));
  const content = files.get(path);
  if (content === undefined) return refuse(response, 404, { 'x-error-code': 'EntryNotFound' });
  response.setHeader('x-repo-commit', commit);
  if (!isLarge(content)) return send(response, content, question, fault);
  response.writeHead(302, {
    location: `${contentOrigin}/${encodeURIComponent(path)}?signed=1`,
    'x-linked-size': content.length,
    'x-linked-etag': `"${sha256(content)}"`,
  });
  response.end();
}

function answerContent({ response, question, fault, files }: Asked): void {
  const path = decodeURIComponent(question.url.slice(1).replace(/\?.*$/, ''));
  const content = files.get(path);
  if (content === undefined) refuse(response, 404);
  else send(response, content, question, fault);
}

function send(response: ServerResponse, listed: Buffer, question: HubQuestion, fault: Asked['fault']): void {
  const content = fault !== null && 'content' in fault ? fault.content : listed;
  const from = Number(/^bytes=(\d+)-/.exec(question.range ?? '')?.[1] ?? 0);
  const ignores = fault !== null && 'ignoreRange' in fault;
  const body = ignores ? content : content.subarray(from);
  response.setHeader('etag', '"of-this-server"');
  response.setHeader('content-length', body.length);
  if (question.range === null || ignores) response.writeHead(200);
  else response.writeHead(206, { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` });
  if (fault !== null && 'cutAfter' in fault) response.write(body.subarray(0, fault.cutAfter), () => response.destroy());
  else if (fault !== null && 'until' in fault) {
    const half = Math.floor(body.length / 2);
    response.write(body.subarray(0, half));
    void fault.until.then(() => response.end(body.subarray(half)));
  } else response.end(body);
}

function treeOf(files: ReadonlyMap<string, Buffer>) {
  const folders = new Set(
    [...files.keys()].flatMap((path) => (path.includes('/') ? [path.replace(/\/[^/]*$/, '')] : [])),
  );
  return [
    ...[...folders].map((path) => ({ type: 'directory', oid: '0'.repeat(40), size: 0, path })),
    ...[...files].map(([path, content]) => ({
      type: 'file',
      oid: gitSha1(content),
      size: content.length,
      path,
      ...(isLarge(content)
        ? { lfs: { oid: sha256(content), size: content.length, pointerSize: 130 }, xetHash: 'f'.repeat(64) }
        : {}),
    })),
  ];
}

const isLarge = (content: Buffer) => content.length >= 1000;

/** Hexadecimal. */
export const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');

const gitSha1 = (content: Buffer) =>
  createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');

function questionOf(server: HubQuestion['server'], { url = '', headers }: IncomingMessage): HubQuestion {
  return { server, url, range: headers.range ?? null, authorization: headers.authorization ?? null };
}

function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, headers);
  response.end();
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
