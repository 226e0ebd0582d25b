/** What can go wrong on the way back, with real work on this machine and a hand in between. */
import { appendFile, mkdir, readFile, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { AgoraError } from '../../../../analysis/errors';
import { unattended } from '../../../../analysis/task';
import { againLaunch } from '../../../../electron/jobs/launch/againLaunch';
import { cancelLaunch } from '../../../../electron/jobs/launch/cancelLaunch';
import { createLaunch, type CreatedLaunch } from '../../../../electron/jobs/launch/createLaunch';
import { followLaunch } from '../../../../electron/jobs/launch/followLaunch';
import { readLaunch } from '../../../../electron/jobs/launch/launchFile';
import { filesUnder } from '../../../../electron/jobs/launch/linkOrCopy';
import { launchPlaces } from '../../../../electron/jobs/launch/launchPlaces';
import { searchLog } from '../../../../electron/jobs/launch/searchLog';
import { viewLaunch } from '../../../../electron/jobs/launch/viewLaunch';
import { viewStep } from '../../../../electron/jobs/launch/viewStep';
import type { StudyGraph } from '../../../../electron/jobs/study/studyGraph';
import type { Target } from '../../../../electron/jobs/targets/target';
import { saveTarget } from '../../../../electron/jobs/targets/targetsFile';
import { waitFor } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';
import { hereTarget } from './hereTarget';
import { trivialGraph } from './trivialGraph';

const { signal } = unattended;
const everyMs = 100;

async function launched(graph: StudyGraph) {
  const folder = temporaryFolder();
  const target = await hereTarget(folder);
  const launch = await createLaunch(
    graph,
    target.settings,
    { version: 'test', jobs: join(folder, 'jobs') },
    unattended,
  );
  const { token } = await readLaunch(launchPlaces(launch.folder));
  return { target, launch, places: launchPlaces(launch.folder), farJob: join(folder, 'far', 'jobs', token) };
}

/** The target, with something done to the files that were fetched. */
function meddled(target: Target, meddle: (to: string, names: readonly string[]) => Promise<void>): Target {
  return {
    ...target,
    reach: {
      ...target.reach,
      async fetch(from, names, to, task) {
        await target.reach.fetch(from, names, to, task);
        await meddle(to, names);
      },
    },
  };
}

/** What runs there may write into it meanwhile. */
async function removeThere(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 }).catch(() => undefined);
}

async function logOf({ folder }: CreatedLaunch): Promise<string> {
  return (await viewLaunch(folder)).log.map(({ text }) => text).join('\n');
}

it('fetches damaged results again, and says so where they stay damaged', async () => {
  const { target, launch, places } = await launched(trivialGraph(['one', 'two']));
  let damage = 1;
  const damaging = meddled(target, async (to, names) => {
    const name = names.find((each) => each.startsWith('two/'));
    if (name !== undefined && damage-- > 0) await writeFile(join(to, name), 'tw0\n');
  });
  expect((await followLaunch({ folder: launch.folder, target: damaging, signal, everyMs })).state).toBe('complete');
  expect(await readFile(join(places.outputs, 'evaluations', 'two', 'name'), 'utf8')).toBe('two\n');

  const other = await launched(trivialGraph(['one', 'two']));
  damage = Infinity;
  const always = meddled(other.target, async (to, names) => {
    for (const name of names) if (name.startsWith('two/')) await appendFile(join(to, name), 'x');
  });
  const broken = await followLaunch({ folder: other.launch.folder, target: always, signal, everyMs });
  expect(broken.state).toBe('incomplete');
  expect(await logOf(other.launch)).toContain('outputs/name of two is not what it was when the step ended');
  expect(await readdir(join(other.places.outputs, 'evaluations'))).toEqual(['one']);
  expect(await readFile(join(other.places.outputs, 'agora.json'), 'utf8')).not.toContain('evaluations/two');
  // The next one gets it.
  const mended = await followLaunch({ folder: other.launch.folder, target: other.target, signal, everyMs });
  expect(mended.state).toBe('complete');
});

it('names results that were removed there, fetches the others, and has the step done again when asked', async () => {
  const { target, launch, places, farJob } = await launched(trivialGraph(['one', 'two']));
  const removing: Target = {
    ...target,
    reach: {
      ...target.reach,
      async fetch(from, names, to, task) {
        await rm(join(farJob, 'steps', 'one', 'outputs'), { recursive: true, force: true });
        await target.reach.fetch(from, names, to, task);
      },
    },
  };
  expect((await followLaunch({ folder: launch.folder, target: removing, signal, everyMs })).state).toBe('incomplete');
  expect(await readdir(join(places.outputs, 'evaluations'))).toEqual(['two']);
  expect(await logOf(launch)).toMatch(/Not all files are there.*"agora jobs resume ID --again --step one"/);
});

it('says that its folder is gone from the target, and does all of it anew when asked', async () => {
  const { target, launch, farJob } = await launched(
    trivialGraph(['one', 'two'], (id) => `echo ${id}; echo ${id} > outputs/name; sleep 0.2\n`),
  );
  const first = followLaunch({
    folder: launch.folder,
    target,
    signal,
    everyMs,
    changed: ({ counts }) => {
      if (counts.running !== undefined) void removeThere(farJob);
    },
  });
  await expect(first).rejects.toThrow(AgoraError);
  expect((await viewLaunch(launch.folder)).state).toBe('incomplete');
  await waitFor(async () => {
    await removeThere(farJob);
    return (await stat(farJob).catch(() => null)) === null;
  });
  await againLaunch({ folder: launch.folder, target, steps: null }, unattended);
  expect((await followLaunch({ folder: launch.folder, target, signal, everyMs })).state).toBe('complete');
  const { logs } = await viewStep(launch.folder, 'two');
  expect(logs[0]?.text).toBe('two\n');
});

it('says that the disk here is full, loses nothing of a long log, and goes on once there is room', async () => {
  const { target, launch, places } = await launched(
    trivialGraph(['one'], () => 'seq 1 200000; echo done > outputs/name\n'),
  );
  const copy = join(places.steps, 'one', 'stdout.log');
  await mkdir(join(places.steps, 'one'), { recursive: true });
  await symlink('/dev/full', copy);
  await expect(followLaunch({ folder: launch.folder, target, signal, everyMs })).rejects.toThrow(/disk .* is full/);
  await rm(copy);
  expect((await followLaunch({ folder: launch.folder, target, signal, everyMs })).state).toBe('complete');
  const whole = Array.from({ length: 200_000 }, (_, index) => `${String(index + 1)}\n`).join('');
  expect((await readFile(copy, 'utf8')) === whole).toBe(true);
  expect(await searchLog(launch.folder, 'one', { text: '199999' })).toEqual({
    matches: [{ log: 'stdout.log', line: 199_999, text: '199999' }],
    more: false,
  });
});

it('cancels all of it with what runs, and starts again what did not end well', async () => {
  const { target, launch, places } = await launched(
    trivialGraph(['one', 'two', 'three'], (id, index) =>
      index === 1
        ? 'if [ "$AGORA_ATTEMPT" = 1 ]; then sleep 600; fi; echo two > outputs/name\n'
        : `echo ${id} > outputs/name\n`,
    ),
  );
  const stop = new AbortController();
  const seen = await followLaunch({
    folder: launch.folder,
    target,
    signal: stop.signal,
    everyMs,
    changed: ({ counts }) => {
      if (counts.running === 1 && counts.done === 1) stop.abort();
    },
  });
  // Nobody follows, and the work goes on.
  expect(seen.state).toBe('underway');
  expect(await cancelLaunch({ folder: launch.folder, target, steps: null, signal })).toEqual({
    ended: ['two'],
    left: [],
  });
  const cancelled = await followLaunch({ folder: launch.folder, target, signal, everyMs });
  expect(cancelled).toMatchObject({ state: 'cancelled', counts: { done: 1, cancelled: 2 } });
  await againLaunch({ folder: launch.folder, target, steps: null }, unattended);
  const again = await followLaunch({ folder: launch.folder, target, signal, everyMs });
  expect(again).toMatchObject({ state: 'complete', counts: { done: 3 } });
  expect((await viewStep(launch.folder, 'two')).step).toMatchObject({ attempt: 2, pulled: 'all' });
  expect(await readFile(join(places.outputs, 'evaluations', 'two', 'name'), 'utf8')).toBe('two\n');
});

it('says why a step failed, leaves its results out, and has one follower at a time', async () => {
  const { target, launch, places } = await launched(
    trivialGraph(['one', 'two'], (id, index) =>
      index === 0
        ? 'echo partly > outputs/name; echo "agora: The moon is missing. Wait a month." >&2; exit 78\n'
        : `echo ${id} > outputs/name\n`,
    ),
  );
  const others: Promise<unknown>[] = [];
  const summary = await followLaunch({
    folder: launch.folder,
    target,
    signal,
    everyMs,
    changed: () => {
      // A refusal is looked at when this one has ended.
      if (others.length === 0)
        others.push(followLaunch({ folder: launch.folder, target, signal }).catch((error: unknown) => error));
    },
  });
  expect(String(await others[0])).toMatch(/followed by/);
  expect(summary).toMatchObject({ state: 'incomplete', counts: { failed: 1, done: 1 } });
  const { step } = await viewStep(launch.folder, 'one');
  expect(step).toMatchObject({ state: 'failed', exitCode: 78, reason: 'The moon is missing. Wait a month.' });
  expect(await readdir(join(places.outputs, 'evaluations'))).toEqual(['two']);
});

it('gives a step its secret, and writes it nowhere that stays', async () => {
  const secret = 'canary-7f3e';
  const plain = trivialGraph(['one', 'two'], (id) => `[ "$HF_TOKEN" = canary-7f3''e ] && echo ${id} > outputs/name\n`);
  const graph = { ...plain, steps: plain.steps.map((step) => ({ ...step, secrets: ['HF_TOKEN'] })) };
  const { target, launch, places, farJob } = await launched(graph);
  const secrets = { HF_TOKEN: secret };
  const summary = await followLaunch({ folder: launch.folder, target, secrets, signal, everyMs });
  expect(summary.state).toBe('complete');
  const around = join(places.path, '..', '..');
  // The supervisor there removes it when it ends itself.
  await waitFor(async () => (await readdir(join(around, 'far', 'secrets')).catch(() => [])).length === 0);
  await waitFor(async () => !(await readdir(farJob)).includes('supervisor'));
  const names = await filesUnder(around);
  const holding = [];
  for (const name of names) if ((await readFile(join(around, name))).includes(secret)) holding.push(name);
  expect(names.length).toBeGreaterThan(20);
  expect(holding).toEqual([]);
});

it('takes over what was mended in the settings of the target since', async () => {
  const { target, launch } = await launched(
    trivialGraph(['one', 'two'], (id) => `[ "$MENDED" = yes ] && echo ${id} > outputs/name\n`),
  );
  vi.stubEnv('AGORA_DATA', join(launch.folder, '..', '..'));
  expect((await followLaunch({ folder: launch.folder, target, signal, everyMs })).counts).toEqual({ failed: 2 });
  await saveTarget({ ...target.settings, environment: { MENDED: 'yes' } });
  await againLaunch({ folder: launch.folder, target, steps: null }, unattended);
  expect((await followLaunch({ folder: launch.folder, target, signal, everyMs })).state).toBe('complete');
  // Another folder is another place: this launch stays where it is.
  await saveTarget({ ...target.settings, folder: '/elsewhere' });
  await againLaunch({ folder: launch.folder, target, steps: null }, unattended);
  expect((await readLaunch(launchPlaces(launch.folder))).launch.target).toMatchObject({
    folder: target.settings.folder,
    environment: { MENDED: 'yes' },
  });
});

it('says that its own folder was moved, makes no other in its place, and is followed where it is now', async () => {
  const go = join(temporaryFolder(), 'go');
  const { target, launch } = await launched(
    trivialGraph(
      ['one', 'two'],
      (id) => `echo ${id}; echo ${id} > outputs/name; until [ -e '${go}' ]; do sleep 0.05; done\n`,
    ),
  );
  const moved = `${launch.folder}-moved`;
  let isMoved = false;
  const moving: Target = {
    ...target,
    farSide: {
      ...target.farSide,
      async look(...asked) {
        const look = await target.farSide.look(...asked);
        if (!isMoved && look.steps.some(({ state }) => state === 'running')) {
          await rename(launch.folder, moved);
          isMoved = true;
        }
        return look;
      },
    },
  };
  const following = followLaunch({ folder: launch.folder, target: moving, signal, everyMs });
  await expect(following).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('no job') as string,
  });
  await expect(stat(launch.folder)).rejects.toThrow('ENOENT');
  await writeFile(go, '');
  expect((await followLaunch({ folder: moved, target, signal, everyMs })).state).toBe('complete');
  expect((await viewStep(moved, 'one')).logs[0]?.text).toBe('one\n');
});

/** Started there; whoever followed it was ended before he could write that down. */
async function startedUnseen() {
  const made = await launched(trivialGraph(['one', 'two'], () => 'echo $$ > outputs/name; exec sleep 300\n'));
  const { target, launch, farJob } = made;
  const dying: Target = {
    ...target,
    farSide: {
      ...target.farSide,
      async start(...asked) {
        await target.farSide.start(...asked);
        throw new Error('Killed.');
      },
    },
  };
  await expect(followLaunch({ folder: launch.folder, target: dying, signal, everyMs })).rejects.toThrow('Killed.');
  const pid = () => readFile(join(farJob, 'steps', 'one', 'outputs', 'name'), 'utf8').catch(() => '');
  await waitFor(async () => (await pid()) !== '');
  const lives = async () => (await stat(`/proc/${(await pid()).trim()}`).catch(() => null)) !== null;
  expect(await lives()).toBe(true);
  return { ...made, lives };
}

it.skipIf(process.platform !== 'linux')(
  'cancels what was started and not noted, at once or with the next look',
  async () => {
    const { target, launch, lives } = await startedUnseen();
    const report = await cancelLaunch({ folder: launch.folder, target, steps: null, signal });
    expect(report).toEqual({ ended: ['one'], left: [] });
    expect(await lives()).toBe(false);
    const summary = await followLaunch({ folder: launch.folder, target, signal, everyMs });
    expect(summary).toMatchObject({ state: 'cancelled', counts: { cancelled: 2 } });

    const other = await startedUnseen();
    const away: Target = {
      ...other.target,
      farSide: { ...other.target.farSide, cancel: () => Promise.reject(new AgoraError('network', 'Away.')) },
    };
    const asked = cancelLaunch({ folder: other.launch.folder, target: away, steps: null, signal });
    await expect(asked).rejects.toThrow('Away.');
    expect(await other.lives()).toBe(true);
    await followLaunch({ folder: other.launch.folder, target: other.target, signal, everyMs });
    expect(await other.lives()).toBe(false);
  },
);

it('cancels with the next look what was to be cancelled while the target was away', async () => {
  const { target, launch } = await launched(trivialGraph(['one', 'two'], () => 'exec sleep 300\n'));
  const leave = new AbortController();
  await followLaunch({
    folder: launch.folder,
    target,
    signal: leave.signal,
    everyMs,
    changed: ({ counts }) => {
      if (counts.running !== undefined) leave.abort();
    },
  });
  const away: Target = {
    ...target,
    farSide: { ...target.farSide, cancel: () => Promise.reject(new AgoraError('network', 'Away.')) },
  };
  const asked = cancelLaunch({ folder: launch.folder, target: away, steps: null, signal });
  await expect(asked).rejects.toThrow('Away.');
  const summary = await followLaunch({ folder: launch.folder, target, signal: AbortSignal.timeout(100_000), everyMs });
  expect(summary).toMatchObject({ state: 'cancelled', counts: { cancelled: 2 } });
});

it('asks nothing of a target that a cancelled launch was never sent to, nor trusts a damaged note of it', async () => {
  const { target, launch, places } = await launched(trivialGraph(['one']));
  let asked = 0;
  const counting: Target = {
    ...target,
    farSide: { ...target.farSide, cancel: (...words) => (asked++, target.farSide.cancel(...words)) },
  };
  const cancel = () => cancelLaunch({ folder: launch.folder, target: counting, steps: null, signal });
  expect([await cancel(), asked]).toEqual([{ ended: [], left: [] }, 0]);
  await writeFile(places.state, '{"startedMs": 12');
  expect([await cancel(), asked]).toEqual([{ ended: [], left: [] }, 1]);
});
