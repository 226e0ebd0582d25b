/** Targets that are talked to: one connection for all that is done on one at a time. */
import type { Target } from '../targets/target';
import type { TargetSettings } from '../targets/targetSettings';

export interface OpenTargets {
  /** Opens the target where it is not open, and closes it after the last work. Throws as opening it does, and the work. */
  use<T>(settings: TargetSettings, work: (target: Target) => Promise<T>): Promise<T>;
}

interface Opened {
  readonly target: Promise<Target>;
  uses: number;
}

/** @param told Gets the hosts that are talked to, whenever these change. */
export function openTargets(
  open: (settings: TargetSettings) => Promise<Target>,
  told: (hosts: readonly string[]) => void,
): OpenTargets {
  const opened = new Map<string, Opened>();
  const hosts = (): readonly string[] => [...new Set([...opened.keys()].flatMap((key) => hostIn(key) ?? []))];
  return {
    async use(settings, work) {
      const key = JSON.stringify([hostOf(settings), settings]);
      const entry = opened.get(key) ?? { target: open(settings), uses: 0 };
      opened.set(key, entry);
      entry.uses++;
      told(hosts());
      try {
        return await work(await entry.target);
      } finally {
        entry.uses--;
        if (entry.uses === 0) {
          opened.delete(key);
          await entry.target.then((target) => target.close()).catch(() => undefined);
          told(hosts());
        }
      }
    },
  };
}

/** The host as the user names it; null: this machine. */
function hostOf(settings: TargetSettings): string | null {
  return settings.kind === 'local' ? null : settings.host;
}

function hostIn(key: string): string | null {
  const [host] = JSON.parse(key) as readonly [string | null, TargetSettings];
  return host;
}
