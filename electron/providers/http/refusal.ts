/** What an answer that is no success means. */
import { ProviderFailure, type FailureKind } from '../failure';
import { limitsOf, retryAfterOf } from './answerHeaders';
import { spoken } from './spoken';

/** What is known of a refusal; of an entry of a batch there are no headers. */
export interface Refusal {
  readonly status: number;
  /** The API's own words for the kind of error, `insufficient_quota` or `rate_limit_error`. */
  readonly code: string;
  readonly message: string;
  readonly headers: Headers | null;
}

export function refusalOf({ status, code, message, headers }: Refusal, secret: string | null): ProviderFailure {
  const detail = {
    status,
    retryAfterMs: headers && retryAfterOf(headers),
    limits: headers && limitsOf(headers),
    unbilled: !gateway.has(status),
  };
  return new ProviderFailure(kindOf(status, code, message), spoken(message, secret) || `Status ${status}.`, detail);
}

/** These come from what stands before the API, which may have answered by then. */
const gateway = new Set([502, 504, 524]);

/** Neither API has one sign for "no money left": a status, a code, or the words. */
const exhausted =
  /insufficient_quota|billing_error|billing_hard_limit|credit balance|insufficient (?:credits|balance)/i;

function kindOf(status: number, code: string, message: string): FailureKind {
  if (status === 402 || (status < 500 && exhausted.test(`${code} ${message}`))) return 'exhausted';
  if (status === 429) return 'rate-limited';
  // A conflict is another call in the same place.
  if (status >= 500 || status === 408 || status === 409 || status === 425) return 'server';
  if (status === 401 || status === 403) return 'not-permitted';
  return [301, 302, 303, 307, 308, 404, 405, 410].includes(status) ? 'not-found' : 'refused';
}

/** An answer that is not the protocol's; it may have been billed. */
export function unreadable(what: string, headers: Headers | null = null): ProviderFailure {
  return new ProviderFailure('unreadable', what, {
    status: headers && 200,
    retryAfterMs: null,
    limits: headers && limitsOf(headers),
    unbilled: false,
  });
}
