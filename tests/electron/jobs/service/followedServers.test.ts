/** Launches that serve a model, as the process of the jobs follows them. */
import { existsSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { AgoraError } from '../../../../analysis/errors';
import { unattended } from '../../../../analysis/task';
import { cancelLaunch } from '../../../../electron/jobs/launch/cancelLaunch';
import { createLaunch } from '../../../../electron/jobs/launch/createLaunch';
import { readLaunch } from '../../../../electron/jobs/launch/launchFile';
import { launchNow } from '../../../../electron/jobs/launch/launchNow';
import { launchPlaces } from '../../../../electron/jobs/launch/launchPlaces';
import type { LaunchSummary, ServedModel } from '../../../../electron/jobs/launch/launchResults';
import { readState, writeState } from '../../../../electron/jobs/launch/launchState';
import { serveGraph } from '../../../../electron/jobs/serve/serveGraph';
import { followedLaunches } from '../../../../electron/jobs/service/followedLaunches';
import { openTargets } from '../../../../electron/jobs/service/openTargets';
import { readKind } from '../../../../electron/jobs/steps/readKind';
import { openTarget } from '../../../../electron/jobs/targets/openTarget';
import type { Target } from '../../../../electron/jobs/targets/target';
import type { TargetSettings } from '../../../../electron/jobs/targets/targetSettings';
import { checkTarget } from '../../../../electron/jobs/targets/targetsFile';
import { standInFiles, standInKind } from '../../../services/standInServer';
import { sshdMissing, startSshServer, waitFor } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';
import { kindFolder } from '../steps/kindFolder';

const python = '/usr/bin/python3';
const skipped = sshdMissing !== null || !existsSync(python);

async function created(settings: Record<string, unknown>) {
  const kind = await readKind(kindFolder(temporaryFolder(), standInKind, standInFiles), true);
  const target = checkTarget({ kind: 'ssh', name: 'gpu', host: 'direct', folder: temporaryFolder(), python });
  const plan = { kind: kind.kind.id, settings, resources: {}, model: 'org/model', target: 'gpu' };
  const graph = await serveGraph(plan, kind, unattended.signal);
  vi.stubEnv('AGORA_DATA', temporaryFolder());
  onTestFinished(() => void vi.unstubAllEnvs());
  const { folder } = await createLaunch(graph, target, { version: 'test' }, unattended);
  return { folder, id: basename(folder), settings: target };
}

/** As a process that was just started follows; gives all that it tells. */
function process(sshd: string | ((settings: TargetSettings) => Promise<Target>)) {
  const told: LaunchSummary[] = [];
  const failed: unknown[] = [];
  const hosts: (readonly string[])[] = [];
  const targets = openTargets(
    typeof sshd === 'string' ? (settings) => openTarget(settings, { sshConfig: sshd }) : sshd,
    (now) => hosts.push(now),
  );
  const followed = followedLaunches(targets, {
    changed: (summary) => told.push(summary),
    failed: (_, error) => failed.push(error),
  });
  const served = (): ServedModel | null => told.at(-1)?.served ?? null;
  const until = async (state: ServedModel['state']): Promise<ServedModel> => {
    await waitFor(() => {
      if (failed.length > 0) throw failed[0];
      return served()?.state === state;
    });
    const now = served();
    if (now === null) throw new Error('It serves nothing.');
    return now;
  };
  return { targets, followed, told, hosts, until };
}

it.skipIf(skipped)(
  'follows a server by keeping it within reach, leaves it running, and finds it again with its key',
  async () => {
    await using sshd = await startSshServer();
    const gate = join(temporaryFolder(), 'gate');
    const { folder, id, settings } = await created({ gate });
    const first = process(sshd.configFile);
    await first.followed.follow(folder, { UNASKED_API_KEY: 'x' });
    expect(await first.until('loading')).toMatchObject({ model: 'org/model', baseUrl: null });
    writeFileSync(gate, '');
    const { baseUrl, ...answering } = await first.until('answering');
    expect(answering).toMatchObject({ model: 'org/model', hasKey: true, reason: '' });
    expect(first.told.map(({ served }) => served?.state)).toContain('waiting');
    expect(first.hosts.at(-1)).toEqual(['direct']);

    // A key was made up: the server insists on it, jobs of this process have it, and it stands in no file but the target's.
    const key = first.followed.servedKey(id) ?? '';
    expect(key).toMatch(/^[\w-]{32}$/);
    const base = baseUrl ?? '';
    expect(await first.followed.keyAt(`${base}/`)).toEqual({ key });
    expect(await first.followed.keyAt(base.replace('127.0.0.1', 'localhost'))).toEqual({ key });
    expect(await first.followed.keyAt('http://127.0.0.1:9/v1')).toBeNull();
    const headers = { authorization: `Bearer ${key}` };
    expect((await fetch(`${base}/models`, { headers })).status).toBe(200);
    expect((await fetch(`${base}/models`)).status).toBe(401);
    expect(JSON.stringify(first.told)).not.toContain(key);
    const { token } = await readLaunch(launchPlaces(folder));
    const pid = await first.targets.use(settings, async ({ farSide, reach }) => {
      const place = await farSide.stepFolder(token, standInKind.id);
      const { stdout } = await reach.run(['grep', '-rl', key, join(place, '../../../..'), folder]);
      const found = new TextDecoder().decode(stdout).split('\n').filter(Boolean);
      expect(found.map((path) => path.includes('/secrets/'))).toEqual([true]);
      return readFile(join(place, 'pid'), 'utf8');
    });

    // Whoever stops following loses the way to the server, which runs on.
    await first.followed.leave(id);
    expect(first.told.at(-1)?.served).toMatchObject({ state: 'unfollowed', baseUrl: null });
    expect(first.hosts.at(-1)).toEqual([]);
    // Whoever listens there now is not told a provider's key.
    expect(await first.followed.keyAt(base)).toBe('unreached');
    await expect(fetch(`${base}/models`)).rejects.toThrow();
    expect(existsSync(`/proc/${pid}`)).toBe(true);

    // Whoever started it was ended before that was noted: it is sent once more, and keeps its key.
    const places = launchPlaces(folder);
    await writeState(places, { ...(await readState(places)), startedMs: null });
    const second = process(sshd.configFile);
    await second.followed.follow(folder, {});
    expect((await second.until('answering')).baseUrl).toBe(base);
    expect(second.followed.servedKey(id)).toBe(key);

    // What breaks comes back at the same address, and its key is known meanwhile.
    await sshd.stop();
    await second.until('broken');
    expect(await second.followed.keyAt(base)).toEqual({ key });
    await sshd.start();
    expect((await second.until('answering')).baseUrl).toBe(base);

    await second.targets.use(settings, (target) =>
      cancelLaunch({ folder, target, steps: null, signal: unattended.signal }),
    );
    expect(await second.until('ended')).toMatchObject({ baseUrl: null });
    await waitFor(() => !second.followed.isHere(id));
    expect(second.told.at(-1)).toMatchObject({ state: 'cancelled', served: { state: 'ended' } });
    expect(existsSync(`/proc/${pid}`)).toBe(false);
  },
);

it.skipIf(skipped)('tells of a host that forwards no ports, and goes on following', async () => {
  await using sshd = await startSshServer({ lines: ['AllowTcpForwarding no'] });
  const { folder, id, settings } = await created({});
  const { followed, targets, until } = process(sshd.configFile);
  await followed.follow(folder, {});
  await until('broken');
  expect(followed.isHere(id)).toBe(true);
  await targets.use(settings, (target) => cancelLaunch({ folder, target, steps: null, signal: unattended.signal }));
  await waitFor(() => !followed.isHere(id));
  expect((await launchNow(folder, { isHere: false })).summary.served?.state).toBe('ended');
});

it.skipIf(skipped)('says why a server cannot be reached, and goes on following', async () => {
  await using sshd = await startSshServer();
  const { folder, id, settings } = await created({});
  const tunnel = () => Promise.reject(new AgoraError('not-permitted', 'No tunnels.', { nextStep: 'Ask for them.' }));
  const open = async (of: TargetSettings): Promise<Target> => {
    const target = await openTarget(of, { sshConfig: sshd.configFile });
    return { ...target, reach: { ...target.reach, tunnel } };
  };
  const { followed, targets, until } = process(open);
  await followed.follow(folder, {});
  expect((await until('refused')).reason).toBe('No tunnels. Ask for them.');
  expect(followed.isHere(id)).toBe(true);
  await targets.use(settings, (target) => cancelLaunch({ folder, target, steps: null, signal: unattended.signal }));
  await waitFor(() => !followed.isHere(id));
});

it.skipIf(skipped)('says why a server ended by itself', async () => {
  await using sshd = await startSshServer();
  const { folder, id } = await created({ broken: true });
  const { followed, until } = process(sshd.configFile);
  await followed.follow(folder, {});
  expect((await until('ended')).reason).toContain('The model is not there.');
  await waitFor(() => !followed.isHere(id));
});
