/** The launches that this process follows. */
import { basename } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { followLaunch } from '../launch/followLaunch';
import { readLaunch } from '../launch/launchFile';
import { launchPlaces } from '../launch/launchPlaces';
import type { LaunchSummary } from '../launch/launchResults';
import type { OpenTargets } from './openTargets';
import type { StepSecrets } from './studyMessages';

export interface FollowListener {
  changed(summary: LaunchSummary): void;
  /** Following ended by a fault of its own. */
  failed(id: string, error: unknown): void;
}

export interface FollowedLaunches {
  isHere(id: string): boolean;
  /** In the background. Throws `AgoraError` where the launch cannot be read; later faults are told. */
  follow(folder: string, secrets: StepSecrets): Promise<void>;
  /** Resolves when it is followed no more. */
  leave(id: string): Promise<void>;
}

interface Followed {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

export function followedLaunches(targets: OpenTargets, listener: FollowListener): FollowedLaunches {
  const followed = new Map<string, Followed>();
  return {
    isHere: (id) => followed.has(id),
    async follow(folder, given) {
      const id = basename(folder);
      const { launch } = await readLaunch(launchPlaces(folder));
      if (followed.has(id)) throw new AgoraError('bad-input', 'The launch is followed already.');
      const asked = new Set(launch.graph.steps.flatMap((step) => step.secrets));
      const secrets = Object.fromEntries(Object.entries(given).filter(([name]) => asked.has(name)));
      const stop = new AbortController();
      const ended = targets
        .use(launch.target, (target) =>
          followLaunch({
            folder,
            target,
            secrets,
            signal: stop.signal,
            changed: (summary) => listener.changed(summary),
          }),
        )
        .then(
          (summary) => {
            followed.delete(id);
            listener.changed(summary);
          },
          (error: unknown) => {
            followed.delete(id);
            listener.failed(id, error);
          },
        );
      followed.set(id, { stop, ended });
    },
    async leave(id) {
      const one = followed.get(id);
      one?.stop.abort();
      await one?.ended;
    },
  };
}
