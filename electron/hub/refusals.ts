/** What the Hub answers when it does not give what was asked, in words for the user. */
import { AgoraError, type ErrorCode } from '../../analysis/errors';
import { hostOf, type HubConnection } from './connection';
import { Interruption } from './retries';

/** Answers that say "not now". */
const passing = [408, 429, 500, 502, 503, 504];

/** The error for an answer that is no success: an `Interruption` where asking again may help, else an `AgoraError`. */
export function refusalOf({ status, headers }: Response, connection: HubConnection): Error {
  const host = hostOf(connection);
  if (passing.includes(status)) {
    const waitMs = waitOf(headers);
    const fact = status === 429 ? `${host} takes no more requests for now.` : `${host} answers ${status}.`;
    const later = waitMs === null ? 'later' : `in ${Math.ceil(waitMs / 60_000)} min`;
    const nextStep = `Try again ${later}; what is already there is not fetched again.`;
    return new Interruption(new AgoraError('network', fact, { nextStep }), { waitMs });
  }
  const [code, fact, nextStep] = wordsFor(status, headers.get('x-error-code') ?? '', connection);
  return new AgoraError(code, fact, { value: connection.repo, nextStep });
}

type Words = readonly [code: ErrorCode, fact: string, nextStep: string];

/** The Hub answers 401 for what an unknown caller may not know of, missing or private. */
function wordsFor(status: number, reason: string, connection: HubConnection): Words {
  const { repo, token, endpoint } = connection;
  const host = hostOf(connection);
  if (reason === 'GatedRepo')
    return [
      'not-permitted',
      `${repo} is open only to those who have accepted its terms.`,
      `Accept them at ${endpoint}/datasets/${repo}, and use a token of the same account.`,
    ];
  if (reason === 'RevisionNotFound')
    return ['not-found', `${repo} has no such revision.`, 'Check its spelling; the usual one is main.'];
  if (reason === 'EntryNotFound')
    return ['not-found', `${repo} does not have the file at this revision.`, 'List the data set again.'];
  if (status === 404 || reason === 'RepoNotFound')
    return token === null
      ? ['not-found', `${host} shows no data set ${repo}.`, 'Check its spelling; a private one needs a token.']
      : ['not-found', `${host} shows no data set ${repo}.`, 'Check its spelling, and that the token may read it.'];
  if (status === 401)
    return token === null
      ? ['not-permitted', `${host} asks for a token.`, `Make one at ${endpoint}/settings/tokens.`]
      : ['not-permitted', `${host} does not accept the token.`, `Make a new one at ${endpoint}/settings/tokens.`];
  if (status === 403)
    return ['not-permitted', `${host} does not permit reading ${repo}.`, 'Use a token that may read it.'];
  return ['network', `${host} answers ${status}.`, 'Check the endpoint.'];
}

/** Milliseconds that the server asks for, as seconds, as a date, or as what is left of its own counting; null: none. */
function waitOf(headers: Headers): number | null {
  const after = headers.get('retry-after') ?? /(?:^|;)\s*t=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1];
  if (after === undefined) return null;
  const ms = /^\d+$/.test(after.trim()) ? Number(after) * 1000 : Date.parse(after) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
