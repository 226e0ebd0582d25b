/** Where the Hub is asked, for which data set, and as whom. */
import { AgoraError } from '../../analysis/errors';
import type { RetryPolicy } from './retries';

/** The public Hub; a mirror speaks the same endpoints under another address. */
export const publicHub = 'https://huggingface.co';

export interface HubConnection {
  /** Without a slash at its end; made by `parseEndpoint`. */
  readonly endpoint: string;
  /** `ORG/NAME`; made by `parseDataset`. */
  readonly repo: string;
  /** Sent to the endpoint's own origin alone, never to where it redirects. Null: asked as nobody. */
  readonly token: string | null;
  /** Absent: the usual one. */
  readonly retries?: RetryPolicy;
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Null where `text` is no address, taken from `base` where one is given. */
export function addressFrom(text: string, base?: URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** True for addresses that a token and data may travel to: https, or this very machine. */
export function isSafeAddress({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
}

/** Reads the address of a Hub. Throws `AgoraError('bad-input')` for what is no https address, or carries a password. */
export function parseEndpoint(text: string): string {
  const fail = (fact: string) =>
    new AgoraError('bad-input', fact, { value: text, nextStep: `The public Hub is ${publicHub}.` });
  const url = addressFrom(text.trim());
  if (url === null) throw fail('The endpoint is no address.');
  if (!isSafeAddress(url)) throw fail('The endpoint must begin with https://.');
  if (url.username !== '' || url.password !== '') throw fail('The endpoint must not hold a user name or a password.');
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** The endpoint's host, for the eye. */
export function hostOf({ endpoint }: Pick<HubConnection, 'endpoint'>): string {
  return new URL(endpoint).host;
}
