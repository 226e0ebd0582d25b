/** A connection to anything that speaks `/v1/chat/completions`. */
import { z } from '../../../analysis/schema';
import { limitsOf } from '../http/answerHeaders';
import { unreadable } from '../http/refusal';
import { openTransport } from '../http/transport';
import type { Batches, Connection, ModelRequest } from '../provider';
import { chatBatches } from './chatBatches';
import type { ChatBody } from './chatBody';
import { chatCall, chatClient, type ChatAddress } from './chatClient';
import { chatReply } from './chatReply';

const modelList = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });

export interface ChatOptions {
  readonly address: ChatAddress;
  readonly bodyOf: (request: ModelRequest) => ChatBody;
  readonly hasBatches: boolean;
  /** Whether `usage.cost` is believed. */
  readonly tellsCost: boolean;
}

/** Opens no connection yet. */
export function connectChat({ address, bodyOf, hasBatches, tellsCost }: ChatOptions): Connection {
  const transport = openTransport();
  const client = chatClient(address, transport.fetch);
  const secret = address.apiKey;
  const batches: Batches | null = hasBatches
    ? chatBatches({ address, bodyOf, client, streaming: chatClient(address, transport.streamingFetch) })
    : null;
  return {
    send: (request, { signal, key }) =>
      chatCall(address, signal, async (own) => {
        const options = { signal: own, headers: { 'idempotency-key': key } };
        const { data, response } = await client
          .post<unknown>('/chat/completions', { body: bodyOf(request), ...options })
          .withResponse();
        const reply = chatReply(data, { model: request.model, headers: response.headers, secret });
        const billedUsd = tellsCost ? reply.billedUsd : null;
        return { ...reply, billedUsd, limits: limitsOf(response.headers) };
      }),
    models: (signal) =>
      chatCall(address, signal, async (own) => {
        const list = modelList.safeParse(await client.get<unknown>('/models', { signal: own }));
        if (!list.success) throw unreadable('The answer is no list of models.');
        return list.data.data.map(({ id }) => id).sort();
      }),
    batches,
    close() {
      transport.close();
      return Promise.resolve();
    },
  };
}
