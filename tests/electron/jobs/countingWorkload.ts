/** A workload that is sensitive to everything the runner promises: a request names the earlier results it looked at. */
import { createHash } from 'node:crypto';
import type { ModelRequest } from '../../../electron/providers/provider';
import type { Workload } from '../../../electron/jobs/workload';

export function countingWorkload(options: Partial<Workload> = {}): Workload {
  return {
    items: Infinity,
    wanted: 50,
    tries: 3,
    lag: 8,
    likeAnswers: [],
    async prepare(item, attempt, earlier) {
      const seen = await Promise.all(Array.from({ length: earlier.count }, (_, rank) => earlier.read(rank)));
      return {
        request: requestOf(`${String(item)} ${String(attempt)} ${digest(JSON.stringify(seen))}`),
        origin: { item },
      };
    },
    judge: (_, reply) =>
      reply.text.startsWith('yes')
        ? { accepted: true, result: { text: reply.text } }
        : { accepted: false, reasons: [{ code: 'no', message: 'The answer is no.' }] },
    ...options,
  };
}

export function requestOf(prompt: string): ModelRequest {
  return {
    model: 'pure',
    system: null,
    prompt,
    temperature: null,
    topP: null,
    maxTokens: 100,
    stop: [],
    seed: null,
    schema: null,
  };
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
