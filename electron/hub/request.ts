/** One question to the Hub: redirects are followed by hand, so that the token stays with the endpoint it is for. */
import { AgoraError } from '../../analysis/errors';
import { throwIfCancelled } from '../../analysis/task';
import { addressFrom, hostOf, isSafeAddress, type HubConnection } from './connection';
import { refusalOf } from './refusals';
import { Interruption, usualRetries, withRetries } from './retries';
import { watchSilence } from './silence';

const redirects = [301, 302, 303, 307, 308];
const mostRedirects = 5;

/**
 * Asks once. Gives an answer of success, its body unread. Throws `Interruption` for what may go better, else
 * `AgoraError`: `not-permitted`, `not-found`, `network`, `cancelled`.
 */
export async function requestOnce(
  connection: HubConnection,
  address: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  let url = new URL(address);
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await ask(connection, url, headers, signal);
    if (response.ok) return response;
    await response.body?.cancel();
    if (!redirects.includes(response.status)) throw refusalOf(response, connection);
    url = targetOf(connection, url, response);
  }
  throw new AgoraError('network', `${hostOf(connection)} redirects without end.`, { nextStep: 'Check the endpoint.' });
}

async function ask(
  connection: HubConnection,
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  const { endpoint, token } = connection;
  const known = token !== null && url.origin === new URL(endpoint).origin;
  try {
    return await fetch(url, {
      headers: { ...headers, ...(known ? { authorization: `Bearer ${token}` } : {}) },
      redirect: 'manual',
      signal,
    });
  } catch (error) {
    throw brokenConnection(connection, 'could not be made', error);
  }
}

function targetOf(connection: HubConnection, from: URL, response: Response): URL {
  const target = addressFrom(response.headers.get('location') ?? '', from);
  if (target === null || !isSafeAddress(target))
    throw new AgoraError('network', `${hostOf(connection)} redirects to an address that is not safe.`, {
      nextStep: 'Check the endpoint.',
    });
  return target;
}

/** A connection that was not made, or broke before the answer had come. */
export function brokenConnection(
  connection: HubConnection,
  what: 'broke' | 'could not be made',
  cause: unknown,
): Interruption {
  const fact = `The connection to ${hostOf(connection)} ${what}.`;
  const nextStep = 'Check the network; what is already there is not fetched again.';
  return new Interruption(new AgoraError('network', fact, { nextStep }, { cause }));
}

/**
 * `fetch` for the client library: asks again where that may help, with the token, and reads the answer to its end, so
 * that one that breaks in the middle is asked for again too. For small answers.
 */
export function hubFetch(connection: HubConnection, signal: AbortSignal): typeof fetch {
  const policy = connection.retries ?? usualRetries;
  return (input, init) =>
    withRetries(policy, signal, async () => {
      const watch = watchSilence(signal, policy.silenceMs);
      try {
        const address = input instanceof Request ? input.url : String(input);
        const headers = Object.fromEntries(new Headers(init?.headers));
        const response = await requestOnce(connection, address, headers, watch.signal);
        const body = await response.arrayBuffer().catch((error: unknown) => {
          throw brokenConnection(connection, 'broke', error);
        });
        return new Response(body, response);
      } catch (error) {
        throwIfCancelled(signal);
        throw error;
      } finally {
        watch.end();
      }
    });
}
