/** OpenAI's `/v1/files` and `/v1/batches`. */
import type { Answer, Asked, Handler, Place } from './asked';
import { fatesOf, type Entry, type Fate } from './fates';
import { openAi } from './openAi';

interface Batch {
  readonly id: string;
  readonly inputFile: string;
  readonly metadata: unknown;
  readonly entries: readonly Entry[];
  polls: number;
  cancelled: boolean;
  fates: readonly Fate[] | null;
}

export function openAiBatches(place: Place): Handler {
  const files = new Map<string, string>();
  const batches: Batch[] = [];
  const { polls = 2, failure } = place.options.batch ?? {};

  const view = (batch: Batch) => {
    const { id, inputFile, metadata, entries, fates } = batch;
    const count = (is: Fate['is']) => fates?.filter((fate) => fate.is === is).length ?? 0;
    const total = entries.length;
    const done = fates !== null;
    const ended = batch.cancelled ? 'cancelled' : count('expired') > 0 ? 'expired' : 'completed';
    const status = failure !== undefined ? 'failed' : done ? ended : batch.polls === 0 ? 'validating' : 'in_progress';
    return {
      id,
      object: 'batch',
      endpoint: openAi.path,
      errors: failure === undefined ? null : { object: 'list', data: [{ code: 'invalid', message: failure }] },
      input_file_id: inputFile,
      completion_window: '24h',
      created_at: 1_700_000_000,
      status,
      metadata,
      output_file_id: count('succeeded') > 0 ? `${id}_output` : null,
      error_file_id: done && count('succeeded') < total ? `${id}_error` : null,
      request_counts: { total, completed: count('succeeded'), failed: done ? total - count('succeeded') : 0 },
    };
  };

  const settle = (batch: Batch) => {
    if (failure !== undefined || batch.fates || (!batch.cancelled && batch.polls < polls)) return;
    batch.fates = fatesOf(place, openAi, batch.id, batch.entries, batch.cancelled);
    const lines = batch.fates.map((fate) => ({ line: `${JSON.stringify(lineOf(fate))}\n`, is: fate.is }));
    const linesOf = (succeeded: boolean) =>
      lines.filter(({ is }) => (is === 'succeeded') === succeeded).map(({ line }) => line);
    files.set(`${batch.id}_output`, linesOf(true).join(''));
    files.set(`${batch.id}_error`, linesOf(false).join(''));
  };

  const create = ({ text }: Asked): Answer => {
    const { input_file_id: inputFile, metadata } = JSON.parse(text) as { input_file_id: string; metadata?: unknown };
    const content = files.get(inputFile);
    if (content === undefined) return { status: 400, json: openAi.error(400, { message: 'There is no such file.' }) };
    const entries = content
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { custom_id: string; body: Entry['body'] });
    const batch: Batch = {
      id: `batch_${String(batches.length)}`,
      inputFile,
      metadata: metadata ?? null,
      entries: entries.map(({ custom_id: key, body }) => ({ key, body })),
      polls: 0,
      cancelled: false,
      fates: null,
    };
    batches.push(batch);
    return { status: 200, json: view(batch) };
  };

  return async (asked) => {
    const { method, path, query, headers } = asked;
    if (headers['anthropic-version'] !== undefined) return undefined;
    if (path === '/v1/files' && method === 'POST') return { status: 200, json: await keepFile(asked, files) };
    const [, file] = /^\/v1\/files\/([^/]+)\/content$/.exec(path) ?? [];
    if (file !== undefined) {
      const raw = files.get(file);
      return raw === undefined ? { status: 404, json: openAi.error(404, {}) } : { status: 200, raw };
    }
    if (path === '/v1/batches' && method === 'POST') return create(asked);
    if (path === '/v1/batches') {
      const newestFirst = batches.toReversed();
      const from = newestFirst.findIndex(({ id }) => id === query.get('after')) + 1;
      const to = from + Number(query.get('limit') ?? 20);
      return {
        status: 200,
        json: { object: 'list', data: newestFirst.slice(from, to).map(view), has_more: to < newestFirst.length },
      };
    }
    const [, id, cancel] = /^\/v1\/batches\/([^/]+)(\/cancel)?$/.exec(path) ?? [];
    const batch = batches.find((one) => one.id === id);
    if (!batch) return undefined;
    if (cancel === undefined) batch.polls++;
    else batch.cancelled = batch.fates === null;
    settle(batch);
    return { status: 200, json: view(batch) };
  };
}

function lineOf(fate: Fate) {
  const { key } = fate;
  const response = (status: number, body: unknown) => ({ status_code: status, request_id: `req_${key}`, body });
  const expired = { code: 'batch_expired', message: 'This request could not be executed before the batch expired.' };
  const cancelled = { code: 'batch_cancelled', message: 'The batch was cancelled.' };
  return {
    id: `batch_req_${key}`,
    custom_id: key,
    response:
      fate.is === 'succeeded'
        ? response(200, fate.body)
        : fate.is === 'errored'
          ? response(400, openAi.error(400, { message: 'The model does not take this.' }))
          : null,
    error: fate.is === 'expired' ? expired : fate.is === 'canceled' ? cancelled : null,
  };
}

async function keepFile({ bytes, headers }: Asked, files: Map<string, string>) {
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData();
  const file = form.get('file');
  const id = `file-${String(files.size)}`;
  const content = typeof file === 'string' || file === null ? '' : await file.text();
  files.set(id, content);
  return {
    id,
    object: 'file',
    bytes: content.length,
    created_at: 1_700_000_000,
    filename: 'batch.jsonl',
    purpose: 'batch',
  };
}
