import { describe, expect, it } from 'vitest';
import { openTargets } from '../../../../electron/jobs/service/openTargets';
import { reachHere } from '../../../../electron/jobs/targets/here';
import type { Target } from '../../../../electron/jobs/targets/target';
import { targetSettingsSchema, type TargetSettings } from '../../../../electron/jobs/targets/targetSettings';

const box = targetSettingsSchema.parse({ kind: 'ssh', name: 'box', host: 'box.example' });
const login = targetSettingsSchema.parse({ kind: 'slurm', name: 'login' });

/** Opens nothing: it only counts. */
function counting() {
  const open: string[] = [];
  const told: (readonly string[])[] = [];
  const targets = openTargets(
    async (settings: TargetSettings): Promise<Target> => {
      await Promise.resolve();
      if (settings.name === 'broken') throw new Error('It cannot be reached.');
      open.push(settings.name);
      return {
        settings,
        reach: reachHere(),
        farSide: {} as Target['farSide'],
        close: async () => {
          open.splice(open.indexOf(settings.name), 1);
          await Promise.resolve();
        },
      };
    },
    (hosts) => told.push(hosts),
  );
  return { open, told, targets };
}

describe('targets that are talked to', () => {
  it('are opened once for all that is done on them at a time, and closed after it', async () => {
    const { open, told, targets } = counting();
    let finish: () => void = () => undefined;
    const long = targets.use(box, () => new Promise<void>((resolve) => (finish = resolve)));
    expect(await targets.use(box, () => Promise.resolve(open.length))).toBe(1);
    expect(open).toEqual(['box']);
    expect(told.at(-1)).toEqual(['box.example']);
    finish();
    await long;
    expect(open).toEqual([]);
    expect(told.at(-1)).toEqual([]);
  });

  it('name no host where the work is on this machine', async () => {
    const { told, targets } = counting();
    await targets.use(login, () => Promise.resolve());
    expect(told.flat()).toEqual([]);
  });

  it('are opened anew after one that could not be', async () => {
    const { open, told, targets } = counting();
    const broken = { ...box, name: 'broken' };
    await expect(targets.use(broken, () => Promise.resolve())).rejects.toThrow('It cannot be reached.');
    expect(told.at(-1)).toEqual([]);
    await expect(targets.use(box, () => Promise.reject(new Error('Work failed.')))).rejects.toThrow('Work failed.');
    expect(open).toEqual([]);
  });
});
