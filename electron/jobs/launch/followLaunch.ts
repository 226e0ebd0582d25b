/**
 * Follows a launch: sends and starts what was not started yet, then looks every few seconds, copies what steps write and
 * fetches the results of those that ended. Work there goes on whether or not it is followed. May be killed at any moment:
 * the next one goes on from what is in the folder.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type AgoraError, asAgoraError } from '../../../analysis/errors';
import type { Task } from '../../../analysis/task';
import { writeFailure } from '../../ports/writeFailure';
import { takeLock } from '../lock';
import type { Target } from '../targets/target';
import { beginLaunch } from './beginLaunch';
import { stepsToDo } from './graphSchema';
import { readLaunch } from './launchFile';
import { appendLog } from './launchLog';
import { isThere } from './isThere';
import { launchNow } from './launchNow';
import { isCancelled, isLaunch, launchPlaces, type LaunchPlaces } from './launchPlaces';
import type { LaunchSummary } from './launchResults';
import { readState, writeState, type LaunchState } from './launchState';
import { linkExisting } from './linkExisting';
import { lookOnce, type Looked } from './lookOnce';
import { createPace } from './pace';
import { untilDue } from './untilDue';
import { writeManifest } from './writeManifest';

type Secrets = Readonly<Record<string, string>>;

export interface FollowOptions {
  readonly folder: string;
  /** Opened by the caller, who closes it. */
  readonly target: Target;
  /** Environment of steps that must stand in no file; needed, or asked for, only where it was not sent yet. */
  readonly secrets?: Secrets | (() => Promise<Secrets>);
  /** Ends the following, not the work. */
  readonly signal: AbortSignal;
  changed?(summary: LaunchSummary): void;
  readonly progress?: Task['progress'];
  /** Milliseconds between two looks; 3,000 where absent, 1,000 on this machine. */
  readonly everyMs?: number;
  /**
   * `settled`, where absent: until nothing waits or runs, through times without network. `seen`: what is there now is
   * brought here, and a target that cannot be reached is an error.
   */
  readonly until?: 'settled' | 'seen';
}

/**
 * Gives how it was at last: when nothing waits or runs and all results that can be had are here, or when the signal was
 * aborted. Throws `AgoraError`: `not-permitted` while another process follows it or where the target lets nobody in,
 * `not-found` where the launch is not on the target any more, and where this machine's disk cannot be written to.
 */
export async function followLaunch(options: FollowOptions): Promise<LaunchSummary> {
  const { folder, signal } = options;
  const lock = await takeLock(folder, 'followed');
  try {
    await follow(options);
  } catch (error) {
    if (!(signal.aborted && asAgoraError(error).code === 'cancelled')) throw writeFailure(error, folder);
  } finally {
    await lock.release();
  }
  return (await launchNow(folder, { isHere: false })).summary;
}

async function follow(options: FollowOptions): Promise<void> {
  const { folder, target, secrets = {}, signal, progress = () => undefined } = options;
  const { everyMs = target.settings.kind === 'local' ? 1000 : 3000 } = options;
  const isOnce = options.until === 'seen';
  const places = launchPlaces(folder);
  const file = await readLaunch(places);
  const { graph } = file.launch;
  const tell = async () => options.changed?.((await launchNow(folder, { isHere: true })).summary);
  await clearSending(places);
  const missing = await linkExisting(places, graph);
  await appendLog(
    places,
    missing.map((step) => ({ severity: 'caution', text: `The results of ${step}, done before, are gone.` })),
  );
  await writeManifest(places, graph);
  if (stepsToDo(graph).length === 0) return;

  const task: Task = { signal, progress };
  const pace = createPace(everyMs);
  const unobtainable = new Set<string>();
  let state = await readState(places);
  /** The target may not have been told that the launch is cancelled. */
  let mayBeUnaware = true;
  const keep = async (next: LaunchState) => {
    state = next;
    await writeState(places, state);
    await tell();
  };
  while (!signal.aborted) {
    let waitMs: number;
    try {
      if (state.startedMs === null) {
        const isUnwanted = await isCancelled(places);
        if (isUnwanted && state.sendingMs === null) return;
        if (!isUnwanted) {
          await keep({ ...state, sendingMs: Date.now() });
          const given = typeof secrets === 'function' ? await secrets() : secrets;
          await beginLaunch({ places, file, target, secrets: given }, task);
        } else if (!(await isThere(target, file.token, signal))) {
          await keep({ ...state, sendingMs: null });
          return;
        }
        await keep({ ...state, startedMs: Date.now(), unreachable: null });
      }
      // Whoever cancelled it meanwhile did not know that it was sent, or did not get through.
      if (mayBeUnaware && (await isCancelled(places))) await target.farSide.cancel(file.token, null, signal);
      mayBeUnaware = false;
      const looked: Looked = await lookOnce({ places, file, target, unobtainable }, state, task);
      await keep(looked.state);
      if (looked.isOver || (isOnce && !looked.more && state.steps.length > 0)) return;
      waitMs = looked.more ? 0 : pace.answered(looked.isNews);
    } catch (thrown) {
      const error = asAgoraError(thrown);
      if (error.code === 'not-found' && (await isLaunch(folder))) await keep(gone(state, error));
      const words = [error.message, error.context.nextStep].filter(Boolean).join(' ');
      if (error.code !== 'network' || isOnce) {
        if (error.code !== 'cancelled' && (await isLaunch(folder))) await noteFault(places, words);
        throw thrown;
      }
      if (state.unreachable === null) await appendLog(places, [{ severity: 'caution', text: words }]);
      await keep({ ...state, unreachable: words });
      mayBeUnaware = true;
      waitMs = pace.unreachable();
    }
    await untilDue(waitMs, signal);
  }
}

/** For who looks at it later. A disk that is full takes no note, and is itself what is thrown. */
async function noteFault(places: LaunchPlaces, text: string): Promise<void> {
  await appendLog(places, [{ severity: 'fault', text }]).catch(() => undefined);
}

/** What a process that was killed had gathered to send. */
async function clearSending({ path }: LaunchPlaces): Promise<void> {
  const left = (await readdir(path)).filter((name) => name.startsWith('.sending-'));
  await Promise.all(left.map((name) => rm(join(path, name), { recursive: true, force: true })));
}

/** Nothing is known any more of what waited or ran. */
function gone(state: LaunchState, { message }: AgoraError): LaunchState {
  const steps = state.steps.map((step) =>
    step.state === 'waiting' || step.state === 'running' ? { ...step, state: 'lost' as const, reason: message } : step,
  );
  return { ...state, unreachable: null, steps };
}
