import { limitsOf } from '../http/answerHeaders';
import { openTransport } from '../http/transport';
import type { Connection } from '../provider';
import { messageBatches } from './messageBatches';
import { messageBody, versionHeaders } from './messageBody';
import { messageCall, messageClient, type MessageAddress } from './messageClient';
import { messageReply } from './messageReply';

/** A connection to Anthropic's messages; opens none yet. */
export function connectMessages(address: MessageAddress): Connection {
  const transport = openTransport();
  const client = messageClient(address, transport.fetch);
  return {
    send: (request, { signal, key }) =>
      messageCall(address, signal, async (own) => {
        const body = messageBody(request);
        const headers = { 'idempotency-key': key, ...versionHeaders([body]) };
        // Not `client.messages.create`, which writes to the console about the ages of models.
        const { data, response } = await client
          .post<unknown>('/v1/messages', { body, signal: own, headers })
          .withResponse();
        return { ...messageReply(data, response.headers), limits: limitsOf(response.headers) };
      }),
    models: (signal) =>
      messageCall(address, signal, async (own) => {
        const ids: string[] = [];
        for await (const { id } of client.models.list({ limit: 1000 }, { signal: own })) ids.push(id);
        return ids.sort();
      }),
    batches: messageBatches(address, client, messageClient(address, transport.streamingFetch)),
    close() {
      transport.close();
      return Promise.resolve();
    },
  };
}
