/** Follows a launch that serves a model, and keeps the model within reach meanwhile. */
import { asAgoraError } from '../../../analysis/errors';
import { followLaunch, type FollowOptions } from '../launch/followLaunch';
import { readLaunch } from '../launch/launchFile';
import { launchPlaces } from '../launch/launchPlaces';
import type { LaunchSummary, ServedModel } from '../launch/launchResults';
import { keepWithinReach, type Reached } from './keepWithinReach';
import { keptKey, withServedKey } from './servedKey';

/** `refused`: it cannot be reached, for a reason that does not go by itself. */
export type ServedReach = Reached | { readonly state: 'refused'; readonly reason: string };

/**
 * The end of following is the end of being within reach, not of the server. A server that asks for a key and is given none
 * gets one that is made up; the target keeps it for as long as the server runs, and whoever follows again reads it there.
 * Gives and throws as `followLaunch`.
 */
export async function followServed(
  options: Omit<FollowOptions, 'secrets'> & { readonly secrets?: Readonly<Record<string, string>> },
  told: (reach: ServedReach) => void,
): Promise<LaunchSummary> {
  const { folder, target, signal, secrets = {} } = options;
  const places = launchPlaces(folder);
  const { token, launch } = await readLaunch(places);
  const served = { graph: launch.graph, token };
  const over = new AbortController();
  const end = (): void => over.abort();
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  const kept = keepWithinReach({
    folder,
    target,
    signal: over.signal,
    key: (asking) => keptKey(served, target, asking),
    told,
    ...(options.everyMs === undefined ? {} : { everyMs: options.everyMs }),
  }).catch((error: unknown) => {
    const { message, context } = asAgoraError(error);
    if (!over.signal.aborted) told({ state: 'refused', reason: [message, context.nextStep].filter(Boolean).join(' ') });
  });
  try {
    return await followLaunch({
      ...options,
      // Whoever followed it before may have started it and not come to note that.
      secrets: async () => withServedKey(launch.graph, secrets, await keptKey(served, target, signal)),
    });
  } finally {
    end();
    await kept;
    signal.removeEventListener('abort', end);
  }
}

/** The model of a launch that is followed, with how it is reached. */
export function reachedModel(served: ServedModel, reach: ServedReach | null): ServedModel {
  if (served.state === 'ended' || reach === null) return served;
  if (reach.state === 'refused') return { ...served, state: 'refused', reason: reach.reason };
  if (reach.state !== 'answering') return { ...served, state: reach.state };
  const { baseUrl, models, key } = reach;
  return { ...served, state: 'answering', baseUrl, model: models[0] ?? served.model, hasKey: key !== null };
}
