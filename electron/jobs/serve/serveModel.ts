/** Keeps a launched server within reach for as long as it is wanted, and ends it then. */
import { setTimeout as wait } from 'node:timers/promises';
import { AgoraError } from '../../../analysis/errors';
import { cancelLaunch } from '../launch/cancelLaunch';
import { followLaunch } from '../launch/followLaunch';
import { launchNow } from '../launch/launchNow';
import type { Target } from '../targets/target';
import { keepWithinReach, type Reached } from './keepWithinReach';

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
  /** It answers here. Told again where it answers again after the connection broke. */
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
  const { folder, target, secrets, key, signal, everyMs } = serving;
  const following = new AbortController();
  const over = new AbortController();
  const reaching = new AbortController();
  const leave = (): void => reaching.abort();
  signal.addEventListener('abort', leave);
  if (signal.aborted) leave();
  const followed = followLaunch({ folder, target, secrets, signal: following.signal }).finally(() => {
    over.abort();
    leave();
  });
  // What it throws is thrown below.
  followed.catch(() => undefined);
  try {
    await keepWithinReach({
      folder,
      target,
      signal: reaching.signal,
      key: () => Promise.resolve(key),
      told: (reached) => tell(serving, reached),
      ...(everyMs === undefined ? {} : { everyMs }),
    });
    if (signal.aborted) return;
    await followed;
    throw await endedByItself(folder);
  } finally {
    signal.removeEventListener('abort', leave);
    if (!over.signal.aborted) {
      await cancelLaunch({ folder, target, steps: null, signal: AbortSignal.timeout(endingMs) });
      await wait(endingMs, undefined, { signal: over.signal }).catch(() => undefined);
      following.abort();
      await followed.catch(() => undefined);
    }
  }
}

function tell({ target, told, ready }: Serving, reached: Reached): void {
  const { name } = target.reach;
  if (reached.state === 'answering') ready(reached.baseUrl);
  else if (reached.state === 'waiting') told(`Waiting for the server to start on ${name}.`);
  else if (reached.state === 'loading') told('The server is there; it loads its model.');
  else told(`No connection to the server comes about; it is tried again. ${name} may not forward ports.`);
}

async function endedByItself(folder: string): Promise<AgoraError> {
  const { steps, places } = await launchNow(folder, { isHere: false });
  const reason = steps[0]?.reason ?? '';
  return new AgoraError('not-found', `The server ended. ${reason}`.trim(), {
    path: places.path,
    nextStep: `Its logs are in ${places.steps}.`,
  });
}
