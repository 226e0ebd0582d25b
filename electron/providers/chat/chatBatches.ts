/** OpenAI's batches: a file of requests goes up, files of answers and of errors come down. */
import { toFile, type OpenAI } from 'openai';
import { z } from '../../../analysis/schema';
import { ProviderFailure } from '../failure';
import { refusalOf, unreadable } from '../http/refusal';
import { spoken } from '../http/spoken';
import { undone } from '../http/unanswered';
import { jsonLine, linesOf } from '../http/linesOf';
import type { Batches, BatchResult, BatchState, ModelRequest } from '../provider';
import type { ChatBody } from './chatBody';
import { chatCall, type ChatAddress } from './chatClient';
import { chatReply } from './chatReply';

/** The name under which the token stands in the batch's metadata. */
const tokenName = 'agora_batch';

export interface ChatBatchesOptions {
  readonly address: ChatAddress;
  readonly bodyOf: (request: ModelRequest) => ChatBody;
  readonly client: OpenAI;
  /** Gives files while they are read. */
  readonly streaming: OpenAI;
}

export function chatBatches({ address, bodyOf, client, streaming }: ChatBatchesOptions): Batches {
  const call = <T>(signal: AbortSignal, made: (own: AbortSignal) => Promise<T>) => chatCall(address, signal, made);
  const secret = address.apiKey;
  return {
    mostEntries: 50_000,
    mostBytes: 200_000_000,
    submit: (entries, token, signal) =>
      call(signal, async (own) => {
        const lines = entries.map(({ key, request }) => {
          const line = { custom_id: key, method: 'POST', url: '/v1/chat/completions', body: bodyOf(request) };
          return `${JSON.stringify(line)}\n`;
        });
        const file = await toFile(Buffer.from(lines.join('')), 'batch.jsonl', { type: 'application/jsonl' });
        const uploaded = await client.files.create({ file, purpose: 'batch' }, { signal: own });
        const batch = await client.batches.create(
          {
            input_file_id: uploaded.id,
            endpoint: '/v1/chat/completions',
            completion_window: '24h',
            metadata: { [tokenName]: token },
          },
          { signal: own },
        );
        return batch.id;
      }),
    find: (token, _keys, signal) =>
      call(signal, async (own) => {
        for await (const batch of client.batches.list({ limit: 100 }, { signal: own }))
          if (batch.metadata?.[tokenName] === token) return batch.id;
        return null;
      }),
    poll: (id, signal) =>
      call(signal, async (own) => stateOf(await client.batches.retrieve(id, { signal: own }), secret)),
    async *results(id, signal) {
      const { output_file_id: output, error_file_id: errors } = await call(signal, (own) =>
        client.batches.retrieve(id, { signal: own }),
      );
      for (const file of [output, errors]) {
        if (!file) continue;
        const response = await call(signal, () => streaming.files.content(file, { signal }));
        const lines = linesOf(response.body)[Symbol.asyncIterator]();
        for (;;) {
          const line = await call(signal, () => lines.next());
          if (line.done) break;
          yield resultOf(line.value, secret);
        }
      }
    },
    cancel: (id, signal) =>
      call(signal, async (own) => {
        await client.batches.cancel(id, { signal: own });
      }),
  };
}

function stateOf({ status, request_counts: counts, errors }: OpenAI.Batch, secret: string | null): BatchState {
  const { total = 0, completed = 0, failed = 0 } = counts ?? {};
  const words = errors?.data?.map(({ message }) => message ?? '').join(' ') ?? '';
  const ended = status === 'completed' || status === 'expired' || status === 'cancelled';
  const state = status === 'failed' ? 'failed' : ended ? 'ended' : 'running';
  return { state, done: completed + failed, total, message: spoken(words, secret) || null };
}

const resultLine = z.looseObject({
  custom_id: z.string(),
  response: z.looseObject({ status_code: z.number(), body: z.unknown() }).nullish(),
  error: z.looseObject({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
});

const apiError = z.looseObject({
  error: z.looseObject({ message: z.string(), type: z.string().nullish(), code: z.string().nullish() }),
});

function resultOf(line: string, secret: string | null): BatchResult {
  const read = resultLine.safeParse(jsonLine(line));
  if (!read.success) throw unreadable('A line of the results names no call.');
  const { custom_id: key, response, error } = read.data;
  if (!response) return { key, failure: undone(error?.message ?? 'The batch has no answer for this call.', secret) };
  const { status_code: status, body } = response;
  if (status !== 200) {
    const told = apiError.safeParse(body).data?.error;
    const code = `${told?.code ?? ''} ${told?.type ?? ''}`;
    return { key, failure: refusalOf({ status, code, message: told?.message ?? '', headers: null }, secret) };
  }
  try {
    return { key, reply: { ...chatReply(body, { model: '', headers: null, secret }), limits: null } };
  } catch (failure) {
    if (failure instanceof ProviderFailure) return { key, failure };
    throw failure;
  }
}
