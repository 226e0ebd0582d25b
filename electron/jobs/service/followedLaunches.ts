/** The launches that this process follows; of those that serve a model, how it is reached. */
import { basename } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { webAddress } from '../../../analysis/webAddress';
import { followLaunch } from '../launch/followLaunch';
import { readLaunch } from '../launch/launchFile';
import { launchNow } from '../launch/launchNow';
import { launchPlaces } from '../launch/launchPlaces';
import type { LaunchSummary } from '../launch/launchResults';
import { servedPorts } from '../serve/servedPorts';
import { followServed, reachedModel, type ServedReach } from '../serve/followServed';
import type { KeyAt } from './keyFor';
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
  /** What its folder tells of a launch, with how its model is reached from here. */
  withReach<S extends LaunchSummary>(summary: S): S;
  /** The key of the model that a launch serves; null: it asks for none, or has not answered yet. */
  servedKey(id: string): string | null;
  readonly keyAt: KeyAt;
}

interface Followed {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

type Answering = Extract<ServedReach, { readonly state: 'answering' }>;

export function followedLaunches(targets: OpenTargets, listener: FollowListener): FollowedLaunches {
  const followed = new Map<string, Followed>();
  const reaches = new Map<string, ServedReach>();
  /** Also while the connection is made anew: they answer at the same address again. */
  const answered = new Map<string, Answering>();

  function withReach<S extends LaunchSummary>(summary: S): S {
    const { id, served } = summary;
    return served === null ? summary : { ...summary, served: reachedModel(served, reaches.get(id) ?? null) };
  }

  return {
    isHere: (id) => followed.has(id),
    async follow(folder, given) {
      const id = basename(folder);
      const { launch } = await readLaunch(launchPlaces(folder));
      const { served } = (await launchNow(folder, { isHere: true })).summary;
      if (followed.has(id)) throw new AgoraError('bad-input', 'The launch is followed already.');
      const asked = new Set(launch.graph.steps.flatMap((step) => step.secrets));
      const secrets = Object.fromEntries(Object.entries(given).filter(([name]) => asked.has(name)));
      const stop = new AbortController();
      const changed = (summary: LaunchSummary): void => listener.changed(withReach(summary));
      const tellReach = (reach: ServedReach): void => {
        reaches.set(id, reach);
        if (reach.state === 'answering') answered.set(id, reach);
        void launchNow(folder, { isHere: true }).then(
          ({ summary }) => followed.has(id) && changed(summary),
          () => undefined,
        );
      };
      const ended = targets
        .use(launch.target, (target) => {
          const options = { folder, target, secrets, signal: stop.signal, changed };
          return served === null ? followLaunch(options) : followServed(options, tellReach);
        })
        .finally(() => {
          followed.delete(id);
          reaches.delete(id);
          answered.delete(id);
        })
        .then(changed, (error: unknown) => listener.failed(id, error));
      followed.set(id, { stop, ended });
    },
    async leave(id) {
      const one = followed.get(id);
      one?.stop.abort();
      await one?.ended;
    },
    withReach,
    servedKey: (id) => answered.get(id)?.key ?? null,
    async keyAt(baseUrl) {
      const port = portHere(baseUrl);
      if (port === null) return null;
      const found = [...answered.values()].find((each) => portHere(each.baseUrl) === port);
      if (found) return { key: found.key };
      return (await servedPorts()).has(port) ? 'unreached' : null;
    },
  };
}

/** The port of an address of this machine; null: it is another's, or none. */
function portHere(address: string): number | null {
  const url = webAddress(address);
  return url !== null && /^(localhost|127[.]0[.]0[.]1|\[::1\])$/.test(url.hostname) ? Number(url.port) : null;
}
