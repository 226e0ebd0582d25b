/**
 * Keeps a launched server within reach: it waits until the server has told where it listens, makes that port answer here,
 * and ends the server when it is not wanted any more.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { AgoraError } from '../../../analysis/errors';
import { cancelLaunch } from '../launch/cancelLaunch';
import { followLaunch } from '../launch/followLaunch';
import { readLaunch } from '../launch/launchFile';
import { launchNow } from '../launch/launchNow';
import { launchPlaces } from '../launch/launchPlaces';
import type { Tunnel } from '../targets/reach';
import type { Target } from '../targets/target';

export interface Serving {
  /** Of the launch, whose only step serves. */
  readonly folder: string;
  readonly target: Target;
  readonly secrets: Readonly<Record<string, string>>;
  /** That the server asks for; null: none. */
  readonly key: string | null;
  /** Ends the server. */
  readonly signal: AbortSignal;
  /** What is being waited for, in words; told when it changes. */
  told(message: string): void;
  /** It answers here. Told again where it answers at another address, after the connection broke. */
  ready(baseUrl: string): void;
  readonly everyMs?: number;
}

/** How long the end of the server is waited for. */
const endingMs = 60_000;

/**
 * Returns once the server was ended as asked. Throws `AgoraError`: `not-found` where the server ended by itself, with its
 * reason; as `followLaunch`.
 */
export async function serveModel(serving: Serving): Promise<void> {
  const { folder, target, secrets, signal, everyMs = 2000 } = serving;
  const following = new AbortController();
  const over = new AbortController();
  const followed = followLaunch({ folder, target, secrets, signal: following.signal }).finally(() => over.abort());
  // What it throws is thrown below.
  followed.catch(() => undefined);
  const isOver = (): boolean => signal.aborted || over.signal.aborted;
  const pause = (): Promise<void> => pausing(everyMs, [signal, over.signal]);
  try {
    await keepWithinReach(serving, isOver, pause);
    if (signal.aborted) return;
    await followed;
    throw await endedByItself(folder);
  } finally {
    if (!over.signal.aborted) {
      await cancelLaunch({ folder, target, steps: null, signal: AbortSignal.timeout(endingMs) });
      await pausing(endingMs, [over.signal]);
      following.abort();
      await followed.catch(() => undefined);
    }
  }
}

async function keepWithinReach(serving: Serving, isOver: () => boolean, pause: () => Promise<void>): Promise<void> {
  const { target, folder, key, signal, told, ready } = serving;
  let tunnel: Tunnel | null = null;
  let isReady = false;
  let said = '';
  const say = (message: string): void => {
    if (message !== said) told(message);
    said = message;
  };
  try {
    while (!isOver()) {
      if (tunnel === null) {
        const address = await addressOf(folder, target, signal);
        if (address === null) say(`Waiting for the server to start on ${target.reach.name}.`);
        else tunnel = await target.reach.tunnel(address.host, address.port, signal).catch(unlessBroken);
      }
      if (tunnel !== null) {
        const baseUrl = `http://127.0.0.1:${tunnel.localPort}/v1`;
        const answered = await answers(baseUrl, key);
        if (answered === 'yes' && !isReady) ready(baseUrl);
        if (answered === 'not yet' && !isReady) say('The server is there; it loads its model.');
        isReady = answered === 'yes';
        if (answered === 'broken') {
          // A port that nobody listens on any more there, or a connection that broke.
          await tunnel.close();
          tunnel = null;
        }
      }
      await pause();
    }
  } finally {
    await tunnel?.close();
  }
}

/** Null: it has not told yet, or cannot be asked now. */
async function addressOf(
  folder: string,
  target: Target,
  signal: AbortSignal,
): Promise<{ readonly host: string; readonly port: number } | null> {
  const { token, launch } = await readLaunch(launchPlaces(folder));
  const { steps } = await launchNow(folder, { isHere: true });
  const [step] = launch.graph.steps;
  if (step === undefined || steps[0]?.state !== 'running') return null;
  try {
    const place = `${await target.farSide.stepFolder(token, step.id)}/outputs/address`;
    const { code, stdout } = await target.reach.run(['cat', place], { signal });
    const [, host, port] = /^\[?([^\s\]]+?)\]?:(\d{1,5})\s*$/.exec(new TextDecoder().decode(stdout)) ?? [];
    return code === 0 && host !== undefined ? { host, port: Number(port) } : null;
  } catch (error) {
    return unlessBroken(error);
  }
}

/** The connection comes back; everything else does not. */
function unlessBroken(error: unknown): null {
  if (error instanceof AgoraError && (error.code === 'network' || error.code === 'cancelled')) return null;
  throw error;
}

async function answers(baseUrl: string, key: string | null): Promise<'yes' | 'not yet' | 'broken'> {
  try {
    const headers = key === null ? {} : { authorization: `Bearer ${key}` };
    const { status } = await fetch(`${baseUrl}/models`, { headers, signal: AbortSignal.timeout(10_000) });
    // Whoever asks for a key answers.
    return status < 500 && status !== 404 ? 'yes' : 'not yet';
  } catch {
    return 'broken';
  }
}

async function pausing(ms: number, signals: readonly AbortSignal[]): Promise<void> {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  for (const signal of signals) signal.addEventListener('abort', end);
  if (signals.some(({ aborted }) => aborted)) end();
  await wait(ms, undefined, { signal: controller.signal }).catch(() => undefined);
  for (const signal of signals) signal.removeEventListener('abort', end);
}

async function endedByItself(folder: string): Promise<AgoraError> {
  const { steps, places } = await launchNow(folder, { isHere: false });
  const reason = steps[0]?.reason ?? '';
  return new AgoraError('not-found', `The server ended. ${reason}`.trim(), {
    path: places.path,
    nextStep: `Its logs are in ${places.steps}.`,
  });
}
