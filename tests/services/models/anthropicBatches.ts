/** Anthropic's `/v1/messages/batches`. */
import { anthropic } from './anthropic';
import type { Asked, Handler, Place } from './asked';
import { fatesOf, type Entry, type Fate } from './fates';

interface Batch {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly createdAt: string;
  polls: number;
  cancelled: boolean;
  fates: readonly Fate[] | null;
}

export function anthropicBatches(place: Place): Handler {
  const batches: Batch[] = [];
  const { polls = 2, failure } = place.options.batch ?? {};

  const view = ({ id, entries, createdAt, cancelled, fates }: Batch, origin: string) => {
    const count = (is: Fate['is']) => fates?.filter((fate) => fate.is === is).length ?? 0;
    const counts = { succeeded: count('succeeded'), errored: count('errored'), expired: count('expired') };
    return {
      id,
      type: 'message_batch',
      processing_status: fates ? 'ended' : cancelled ? 'canceling' : 'in_progress',
      request_counts: { processing: fates ? 0 : entries.length, canceled: count('canceled'), ...counts },
      created_at: createdAt,
      expires_at: new Date(Date.parse(createdAt) + 86_400_000).toISOString(),
      ended_at: fates ? createdAt : null,
      archived_at: null,
      cancel_initiated_at: cancelled ? createdAt : null,
      results_url: fates ? `${origin}/v1/messages/batches/${id}/results` : null,
    };
  };

  const create = ({ text, origin }: Asked) => {
    const { requests } = JSON.parse(text) as { requests: { custom_id: string; params: Entry['body'] }[] };
    const entries = requests.map(({ custom_id: key, params }) => ({ key, body: params }));
    const id = `msgbatch_${String(batches.length)}`;
    const batch = { id, entries, createdAt: new Date().toISOString(), polls: 0, cancelled: false, fates: null };
    batches.push(batch);
    return { status: 200, json: view(batch, origin) };
  };

  return (asked) => {
    const { method, path, query, headers, origin } = asked;
    if (headers['anthropic-version'] === undefined) return Promise.resolve(undefined);
    if (path === '/v1/messages/batches' && method === 'POST')
      return Promise.resolve(
        failure === undefined ? create(asked) : { status: 400, json: anthropic.error(400, { message: failure }) },
      );
    if (path === '/v1/messages/batches') {
      const newestFirst = batches.toReversed();
      const from = newestFirst.findIndex(({ id }) => id === query.get('after_id')) + 1;
      const to = from + Number(query.get('limit') ?? 20);
      const data = newestFirst.slice(from, to).map((batch) => view(batch, origin));
      const ends = { first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null };
      return Promise.resolve({ status: 200, json: { data, has_more: to < newestFirst.length, ...ends } });
    }
    const [, id, rest] = /^\/v1\/messages\/batches\/([^/]+)(\/cancel|\/results)?$/.exec(path) ?? [];
    const batch = batches.find((one) => one.id === id);
    if (!batch) return Promise.resolve(undefined);
    if (rest === '/results')
      return Promise.resolve({ status: 200, raw: (batch.fates ?? []).map((fate) => `${lineOf(fate)}\n`).join('') });
    if (rest === '/cancel') batch.cancelled = batch.fates === null;
    else batch.polls++;
    if (!batch.fates && (batch.cancelled || batch.polls >= polls))
      batch.fates = fatesOf(place, anthropic, batch.id, batch.entries, batch.cancelled);
    return Promise.resolve({ status: 200, json: view(batch, origin) });
  };
}

function lineOf(fate: Fate): string {
  const result =
    fate.is === 'succeeded'
      ? { type: fate.is, message: fate.body }
      : fate.is === 'errored'
        ? { type: fate.is, error: anthropic.error(400, { message: 'The model does not take this.' }) }
        : { type: fate.is };
  return JSON.stringify({ custom_id: fate.key, result });
}
