/**
 * Anthropic's batches. They have no room for a name: so the first half of each entry's name is a tag of the token, by
 * which `find` knows the batch, and which is taken off again from the results.
 */
import { createHash } from 'node:crypto';
import type Anthropic from '@anthropic-ai/sdk';
import { z } from '../../../analysis/schema';
import { ProviderFailure } from '../failure';
import { jsonLine, linesOf } from '../http/linesOf';
import { refusalOf, unreadable } from '../http/refusal';
import { undone } from '../http/unanswered';
import { sleep } from '../http/sleep';
import type { Batches, BatchResult, BatchState } from '../provider';
import { messageBody, versionHeaders } from './messageBody';
import { errorIn, messageCall, type MessageAddress } from './messageClient';
import { messageReply } from './messageReply';

/** Of the newest so many batches `find` asks. */
const looksBack = 200;
/** Between two questions whether a batch has ended that may be the one looked for. */
const findEveryMs = 30_000;

const tagOf = (token: string) => createHash('sha256').update(token).digest('hex').slice(0, 12);
const tagged = /^[0-9a-f]{12}-/;

/** `streaming`: gives results while they are read. Keys may have 51 characters. */
export function messageBatches(address: MessageAddress, client: Anthropic, streaming: Anthropic): Batches {
  const call = <T>(signal: AbortSignal, made: (own: AbortSignal) => Promise<T>) => messageCall(address, signal, made);
  const retrieve = (id: string, signal: AbortSignal) =>
    call(signal, (own) => client.messages.batches.retrieve(id, {}, { signal: own }));

  async function* lines(id: string, signal: AbortSignal): AsyncGenerator<string> {
    const response = await call(signal, () =>
      streaming.get(`/v1/messages/batches/${encodeURIComponent(id)}/results`, { signal }).asResponse(),
    );
    const all = linesOf(response.body)[Symbol.asyncIterator]();
    for (;;) {
      const line = await call(signal, () => all.next());
      if (line.done) return;
      yield line.value;
    }
  }

  /** Waits for the end of a batch: before that nothing says which entries it has. */
  async function bears(tag: string, id: string, signal: AbortSignal): Promise<boolean> {
    while ((await retrieve(id, signal)).processing_status !== 'ended') await sleep(findEveryMs, signal);
    for await (const line of lines(id, signal)) return readLine(line).custom_id.startsWith(`${tag}-`);
    return false;
  }

  return {
    mostEntries: 100_000,
    mostBytes: 256_000_000,
    submit: (entries, token, signal) =>
      call(signal, async (own) => {
        const requests = entries.map(({ key, request }) => ({
          custom_id: `${tagOf(token)}-${key}`,
          params: messageBody(request),
        }));
        const headers = versionHeaders(requests.map(({ params }) => params));
        return (await client.messages.batches.create({ requests }, { signal: own, headers })).id;
      }),
    async find(token, keys, signal) {
      const likely = await call(signal, async (own) => {
        const ids: string[] = [];
        let seen = 0;
        for await (const batch of client.messages.batches.list({ limit: 100 }, { signal: own })) {
          if (sizeOf(batch.request_counts) === keys.length && batch.archived_at === null) ids.push(batch.id);
          if (++seen >= looksBack) break;
        }
        return ids;
      });
      for (const id of likely) if (await bears(tagOf(token), id, signal)) return id;
      return null;
    },
    async poll(id, signal) {
      const { processing_status: status, request_counts: counts } = await retrieve(id, signal);
      const total = sizeOf(counts);
      const state: BatchState['state'] = status === 'ended' ? 'ended' : 'running';
      return { state, done: total - counts.processing, total, message: null };
    },
    async *results(id, signal) {
      for await (const line of lines(id, signal)) yield resultOf(line, address.apiKey);
    },
    cancel: (id, signal) =>
      call(signal, async (own) => {
        await client.messages.batches.cancel(id, {}, { signal: own });
      }),
  };
}

function sizeOf(counts: Anthropic.Messages.MessageBatchRequestCounts): number {
  return counts.processing + counts.succeeded + counts.errored + counts.canceled + counts.expired;
}

const resultLine = z.looseObject({
  custom_id: z.string(),
  result: z.looseObject({ type: z.string(), message: z.unknown().optional(), error: z.unknown().optional() }),
});

function readLine(line: string): z.infer<typeof resultLine> {
  const read = resultLine.safeParse(jsonLine(line));
  if (!read.success) throw unreadable('A line of the results names no call.');
  return read.data;
}

const statuses: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  rate_limit_error: 429,
  overloaded_error: 529,
};

function resultOf(line: string, secret: string | null): BatchResult {
  const { custom_id: name, result } = readLine(line);
  const key = name.replace(tagged, '');
  if (result.type === 'errored') {
    const { type: code, message } = errorIn(result.error) ?? { type: '', message: '' };
    return { key, failure: refusalOf({ status: statuses[code] ?? 500, code, message, headers: null }, secret) };
  }
  if (result.type !== 'succeeded') return { key, failure: undone(`The call was ${result.type}.`, secret) };
  try {
    return { key, reply: { ...messageReply(result.message, null), limits: null } };
  } catch (failure) {
    if (failure instanceof ProviderFailure) return { key, failure };
    throw failure;
  }
}
