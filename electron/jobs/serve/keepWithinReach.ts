/** Keeps a launched server within reach: waits until it has told where it listens, and makes that port answer here. */
import { setTimeout as wait } from 'node:timers/promises';
import { AgoraError } from '../../../analysis/errors';
import { readLaunch } from '../launch/launchFile';
import { launchNow } from '../launch/launchNow';
import { launchPlaces } from '../launch/launchPlaces';
import { createPace } from '../launch/pace';
import { readPortAddress, type PortAddress } from '../targets/portAddress';
import type { Tunnel } from '../targets/reach';
import type { Target } from '../targets/target';
import { askServer } from './askServer';
import { portOf } from './portOf';

/**
 * `waiting`: it has not told where it listens. `loading`: it is there and does not answer yet. `broken`: no connection to it
 * comes about, or the one that was broke; it is tried again.
 */
export type Reached =
  | { readonly state: 'waiting' | 'loading' | 'broken' }
  | {
      readonly state: 'answering';
      readonly baseUrl: string;
      /** That it asks for; null: none. */
      readonly key: string | null;
      /** As it calls its models; none where it does not tell. */
      readonly models: readonly string[];
    };

export interface WithinReach {
  /** Of the launch, whose only step serves. Somebody follows it. */
  readonly folder: string;
  readonly target: Target;
  /** Ends being within reach, not the server. */
  readonly signal: AbortSignal;
  /** That the server asks for; asked for once it is there. */
  key(signal: AbortSignal): Promise<string | null>;
  /** How it is, whenever that changes. */
  told(reached: Reached): void;
  readonly everyMs?: number;
}

/** How often one that answers may say nothing in time before it counts as not answering. */
const mostSilences = 3;

/** Resolves when the signal is aborted. Throws as the target does, but where the connection broke: it comes back. */
export async function keepWithinReach({
  folder,
  target,
  signal,
  key,
  told,
  everyMs = 2000,
}: WithinReach): Promise<void> {
  const { token } = await readLaunch(launchPlaces(folder));
  let tunnel: Tunnel | null = null;
  let known: string | null = null;
  let now: Reached | null = null as Reached | null;
  const say = (next: Reached): void => {
    if (JSON.stringify(next) === JSON.stringify(now)) return;
    now = next;
    if (!signal.aborted) told(next);
  };
  let hasTold = false;
  let silences = 0;
  const pace = createPace(everyMs);
  try {
    while (!signal.aborted) {
      const before = now;
      if (tunnel === null) {
        const isRunning = await runs(folder);
        const address = isRunning ? await addressOf(folder, target, signal) : null;
        hasTold = isRunning && (hasTold || address !== null);
        if (address === null) say({ state: hasTold ? 'broken' : 'waiting' });
        else
          try {
            known = await key(signal);
            tunnel = await target.reach.tunnel(address.host, address.port, signal, portOf(token));
          } catch (error) {
            unlessBroken(error);
          }
      }
      if (tunnel !== null) {
        const baseUrl = `http://127.0.0.1:${tunnel.localPort}/v1`;
        const { answer, models } = await askServer(baseUrl, known);
        silences = answer === 'yes' ? 0 : silences + 1;
        if (answer === 'yes') say({ state: 'answering', baseUrl, key: known, models });
        // One that has answered may be busy for a while.
        if (answer === 'not yet' && (silences > mostSilences || now?.state !== 'answering')) say({ state: 'loading' });
        if (answer === 'broken') {
          // A port that nobody listens on there, one that is not forwarded, or a connection that broke.
          say({ state: 'broken' });
          await tunnel.close();
          tunnel = null;
        }
      }
      const waitMs = tunnel === null && hasTold ? pace.unreachable() : pace.answered(now !== before);
      await wait(waitMs, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await tunnel?.close();
  }
}

async function runs(folder: string): Promise<boolean> {
  const { steps } = await launchNow(folder, { isHere: true });
  return steps[0]?.state === 'running';
}

/** Null: it has not told yet, or cannot be asked now. */
async function addressOf(folder: string, target: Target, signal: AbortSignal): Promise<PortAddress | null> {
  const { token, launch } = await readLaunch(launchPlaces(folder));
  const [step] = launch.graph.steps;
  if (step === undefined) return null;
  try {
    const place = `${await target.farSide.stepFolder(token, step.id)}/outputs/address`;
    const { code, stdout } = await target.reach.run(['cat', place], { signal });
    return code === 0 ? readPortAddress(new TextDecoder().decode(stdout)) : null;
  } catch (error) {
    return unlessBroken(error);
  }
}

/** The connection comes back; everything else does not. */
function unlessBroken(error: unknown): null {
  if (error instanceof AgoraError && (error.code === 'network' || error.code === 'cancelled')) return null;
  throw error;
}
