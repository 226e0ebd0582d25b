/** What becomes of the entries of a batch, in an order that is not theirs. */
import { seededBy } from './faults';
import type { Place } from './asked';
import type { Dialect } from './dialect';

export interface Entry {
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Fate =
  | { readonly key: string; readonly is: 'succeeded'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly key: string; readonly is: 'errored' | 'expired' | 'canceled' };

export function fatesOf(
  { options, reply, log, sha256 }: Place,
  dialect: Dialect,
  batch: string,
  entries: readonly Entry[],
  cancelled: boolean,
): readonly Fate[] {
  const { errored = 0, expired = 0 } = options.batch ?? {};
  const fates = entries.map((call) => {
    const draw = seededBy(`${String(options.seed ?? 1)} ${call.key} of a batch`)();
    const is = cancelled ? 'canceled' : draw < errored ? 'errored' : draw < errored + expired ? 'expired' : 'succeeded';
    const status = is === 'succeeded' ? 200 : is === 'errored' ? 400 : 0;
    const bodyHash = sha256(JSON.stringify(call.body));
    log.add({ key: call.key, bodyHash, paid: is === 'succeeded', status, answer: is, inFlight: 0, batch });
    const fate: Fate =
      is === 'succeeded' ? { key: call.key, is, body: dialect.completion(call, reply(call)) } : { key: call.key, is };
    return fate;
  });
  const place = new Map(fates.map(({ key }) => [key, sha256(`${batch} ${key}`)]));
  return fates.sort((a, b) => ((place.get(a.key) ?? '') < (place.get(b.key) ?? '') ? -1 : 1));
}
