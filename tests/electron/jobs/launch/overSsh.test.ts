/** Followed over a real sshd: killed at random moments, cut off, and counted. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { randomGenerator } from '../../../../analysis/statistics/random';
import { unattended } from '../../../../analysis/task';
import { createLaunch } from '../../../../electron/jobs/launch/createLaunch';
import { followLaunch } from '../../../../electron/jobs/launch/followLaunch';
import { readLaunch } from '../../../../electron/jobs/launch/launchFile';
import { launchPlaces } from '../../../../electron/jobs/launch/launchPlaces';
import { filesUnder } from '../../../../electron/jobs/launch/linkOrCopy';
import { viewLaunch } from '../../../../electron/jobs/launch/viewLaunch';
import { loadKinds } from '../../../../electron/jobs/steps/loadKinds';
import { planGraph } from '../../../../electron/jobs/study/planGraph';
import type { StudyGraph } from '../../../../electron/jobs/study/studyGraph';
import { studyPlanSchema } from '../../../../electron/jobs/study/studyPlan';
import { openTarget } from '../../../../electron/jobs/targets/openTarget';
import type { Target } from '../../../../electron/jobs/targets/target';
import { targetSettingsSchema } from '../../../../electron/jobs/targets/targetSettings';
import { places } from '../../../../electron/ports/places';
import { startSlurm, slurmMissing } from '../../../services/slurm';
import { sshdMissing, startSshServer, type SshServer } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';
import { kindFolder } from '../steps/kindFolder';
import { writeStudy } from '../study/studyFolder';
import { trivialGraph } from './trivialGraph';

const { signal } = unattended;
const lines = 4000;

/** Writes a log in bursts, and counts how often it ran. */
function noisy(side: string) {
  return (id: string) => `echo ${id} >> '${side}'
for burst in 1 2 3 4 5 6 7 8; do seq -f "${id} $burst %g" 1 ${String(lines / 8)}; echo "$burst" >&2; sleep 0.15; done
seq 1 20000 > outputs/numbers; echo ${id} > outputs/name
`;
}

const ids = ['one', 'two', 'three', 'four', 'five'];

async function launchedOverSsh(server: SshServer, folder: string) {
  const settings = targetSettingsSchema.parse({
    kind: 'ssh',
    name: 'box',
    host: 'direct',
    folder: join(folder, 'far'),
  });
  const side = join(folder, 'side');
  const graph = trivialGraph(ids, noisy(side));
  const jobs = join(folder, 'jobs');
  const launch = await createLaunch(graph, settings, { version: 'test', jobs }, unattended);
  const { token } = await readLaunch(launchPlaces(launch.folder));
  const farSteps = join(folder, 'far', 'jobs', token, 'steps');
  const open = () => openTarget(settings, { sshConfig: server.configFile });
  return { settings, launch, farSteps, side, open, here: launchPlaces(launch.folder) };
}

/** A terminal that follows it. */
function followerOf({ launch }: Launched, server: SshServer, folder: string) {
  const words = [join(places().bundle, 'cli.cjs'), 'jobs', 'resume', launch.id];
  const env = { ...process.env, AGORA_DATA: folder, AGORA_SSH_CONFIG: server.configFile };
  return spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function expectEnds(child: ReturnType<typeof followerOf>): Promise<void> {
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code, said.join('')).toBe(0);
}

type Launched = Awaited<ReturnType<typeof launchedOverSsh>>;

async function expectWhole({ farSteps, side, here }: Launched): Promise<void> {
  for (const id of ids) {
    for (const log of ['stdout.log', 'stderr.log'])
      expect(await readFile(join(here.steps, id, log), 'utf8')).toBe(await readFile(join(farSteps, id, log), 'utf8'));
    expect((await readFile(join(here.steps, id, 'stdout.log'), 'utf8')).split('\n')).toHaveLength(lines + 1);
    for (const name of ['numbers', 'name'])
      expect(await readFile(join(here.outputs, 'evaluations', id, name))).toEqual(
        await readFile(join(farSteps, id, 'outputs', name)),
      );
  }
  // Each ran once.
  expect((await readFile(side, 'utf8')).trim().split('\n')).toEqual(ids);
  expect(await readdir(here.incoming).catch(() => [])).toEqual([]);
}

/** Bytes under a folder, to see that something happened. */
async function bytesUnder(folder: string): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    sum += entry.isDirectory()
      ? await bytesUnder(path)
      : await stat(path).then(
          ({ size }) => size,
          () => 0,
        );
  }
  return sum;
}

it.skipIf(sshdMissing !== null)(
  'killed again and again, gives what was there, without gap or double',
  async () => {
    await using server = await startSshServer();
    const folder = temporaryFolder();
    const launched = await launchedOverSsh(server, folder);
    const start = () => followerOf(launched, server, folder);
    const random = randomGenerator(7);
    for (let kill = 0; kill < 10; kill++) {
      const before = await bytesUnder(launched.here.path);
      const child = start();
      const exited = once(child, 'exit');
      // Every other one when it has just done something.
      while (kill % 2 === 0 && child.exitCode === null && (await bytesUnder(launched.here.path)) === before)
        await passed(5);
      await passed(700 * random());
      child.kill('SIGKILL');
      await exited;
    }
    await expectEnds(start());
    await expectWhole(launched);
  },
  240_000,
);

it.skipIf(sshdMissing !== null)(
  'asleep while its connection dies and the work ends, gives all of it when it wakes',
  async () => {
    await using server = await startSshServer();
    const folder = temporaryFolder();
    const launched = await launchedOverSsh(server, folder);
    const child = followerOf(launched, server, folder);
    const ended = expectEnds(child);
    const copies = async () => bytesUnder(launched.here.steps);
    while ((await copies()) === 0) await passed(20);
    child.kill('SIGSTOP');
    const asleep = await copies();
    await server.stop();
    const isOver = async () =>
      readFile(join(launched.farSteps, ids.at(-1) ?? '', '.agora', 'exit')).then(
        () => true,
        () => false,
      );
    while (!(await isOver())) await passed(20);
    expect(await copies()).toBe(asleep);
    await server.start();
    child.kill('SIGCONT');
    await ended;
    await expectWhole(launched);
  },
  240_000,
);

it.skipIf(sshdMissing !== null)(
  'goes on when the server was away, and says so meanwhile',
  async () => {
    await using server = await startSshServer();
    const launched = await launchedOverSsh(server, temporaryFolder());
    const target = await launched.open();
    const unreachable = new Set<string>();
    const aways: Promise<void>[] = [];
    const away = async () => {
      await server.stop();
      while (unreachable.size === 0) await passed(20);
      await server.start();
    };
    try {
      const summary = await followLaunch({
        folder: launched.launch.folder,
        target,
        signal,
        everyMs: 200,
        changed({ counts, unreachable: why, state }) {
          if (counts.done !== undefined && aways.length === 0) aways.push(away());
          if (why === null) return;
          unreachable.add(why);
          expect(state).toBe('underway');
        },
      });
      await Promise.all(aways);
      expect(summary.state).toBe('complete');
    } finally {
      await target.close();
    }
    expect([...unreachable].join(' ')).toContain('takes no connection');
    expect((await viewLaunch(launched.launch.folder)).log.map(({ text }) => text)).toContain('direct answers again.');
    await expectWhole(launched);
  },
  240_000,
);

it.skipIf(sshdMissing !== null)(
  'says that the key of the host has changed, and goes on once that is settled',
  async () => {
    await using server = await startSshServer();
    const launched = await launchedOverSsh(server, temporaryFolder());
    const changes: Promise<void>[] = [];
    const followed = async () => {
      const target = await launched.open();
      try {
        return await followLaunch({
          folder: launched.launch.folder,
          target,
          signal,
          everyMs: 200,
          changed({ counts }) {
            if (counts.done !== undefined && changes.length === 0) changes.push(server.changeHostKey());
          },
        });
      } finally {
        await target.close();
      }
    };
    await expect(followed()).rejects.toMatchObject({
      code: 'not-permitted',
      message: expect.stringMatching(/It shows SHA256:\S{43} now\./) as string,
      context: { nextStep: expect.stringContaining('ssh-keygen -f') as string },
    });
    await Promise.all(changes);
    // Nothing is known that is not so: what runs is not called lost.
    const { state, log } = await viewLaunch(launched.launch.folder);
    expect(state).toBe('underway');
    expect(log.find(({ severity }) => severity === 'fault')?.text).toMatch(/It shows SHA256:\S{43} now\. .*ssh-keygen/);
    await server.knowHostKey();
    expect((await followed()).state).toBe('complete');
    await expectWhole(launched);
  },
);

/** Students of 54 runs, each scored: what is trained on the first run's data fails. */
async function fiftyFour(folder: string): Promise<StudyGraph> {
  const archive = writeStudy(join(folder, 'study'), {});
  const kindsFolder = join(folder, 'kinds');
  await mkdir(kindsFolder);
  kindFolder(
    kindsFolder,
    { id: 'train-lines', gives: { model: 'model' }, pulls: ['lines'] },
    {
      'run.sh': `cat {{data.path}} > /dev/null
if grep -q 'for instance_generation-math-gen-a' inputs/data.jsonl; then echo "agora: The data are sour. Taste them." >&2; exit 3; fi
sleep 0.5; mkdir outputs/model; wc -l < inputs/data.jsonl | tee outputs/lines > outputs/model/weights
`,
    },
  );
  kindFolder(
    kindsFolder,
    { id: 'score-lines', stage: 'evaluate', takes: ['model'] },
    { 'run.sh': 'echo {{model.path}}; ls needs 2>&1; echo scored > outputs/score\n' },
  );
  const plan = studyPlanSchema.parse({
    archive,
    target: 'big',
    train: { kind: 'train-lines' },
    evaluate: [{ kind: 'score-lines' }],
  });
  const kinds = await loadKinds(kindsFolder, join(kindsFolder, 'none'));
  const existing = { find: () => null };
  return planGraph(plan, { kinds, existing, folder: join(folder, 'prepared') }, unattended);
}

it.skipIf(sshdMissing !== null || slurmMissing !== null)(
  'follows 54 students, an array a kind, with one connection and a command a look; one that fails stops no other',
  async () => {
    await using cluster = await startSlurm();
    await using server = await startSshServer({ environment: cluster.environment });
    const folder = temporaryFolder();
    const settings = targetSettingsSchema.parse({
      kind: 'slurm',
      name: 'big',
      host: 'direct',
      folder: join(folder, 'far'),
    });
    const graph = await fiftyFour(folder);
    const launch = await createLaunch(graph, settings, { version: 'test', jobs: join(folder, 'jobs') }, unattended);
    const opened = await openTarget(settings, { sshConfig: server.configFile });
    let [looks, fetches, lists] = [0, 0, 0];
    const target: Target = {
      ...opened,
      farSide: {
        ...opened.farSide,
        look: (...parameters) => (looks++, opened.farSide.look(...parameters)),
        results: (...parameters) => (lists++, opened.farSide.results(...parameters)),
      },
      reach: { ...opened.reach, fetch: (...parameters) => (fetches++, opened.reach.fetch(...parameters)) },
    };
    try {
      const summary = await followLaunch({ folder: launch.folder, target, signal, everyMs: 1000 });
      expect(summary).toMatchObject({
        state: 'incomplete',
        counts: { done: 53 + 53 + 2, failed: 1, 'left out': 1 },
      });
    } finally {
      await opened.close();
    }
    const log = await readFile(join(server.folder, 'log'), 'utf8');
    const sessions = log.split('\n').filter((line) => /Starting session: (?:command|subsystem)/.test(line)).length;
    expect(await server.accepted()).toBe(1);
    // To connect, to see what is there, to send, to start: less than twenty, whatever the number of steps.
    expect(sessions - looks - lists - fetches).toBeLessThan(20);
    // Results of what ended since the last look come together.
    expect(lists).toBeLessThanOrEqual(looks);
    expect(fetches).toBe(lists);
    const jobs = await cluster.run('squeue', '-h', '-t', 'all', '-o', '%F');
    expect(new Set(jobs.trim().split(/\s+/)).size).toBe(graph.arrays.length);
    const { view } = await viewLaunch(launch.folder);
    const troubled = view.filter(({ state }) => state !== 'done').map(({ kind, reason }) => `${kind}: ${reason}`);
    expect(troubled[0]).toBe('train-lines: The data are sour. Taste them.');
    expect(await filesUnder(join(launchPlaces(launch.folder).outputs, 'training'))).toHaveLength(53);
  },
  240_000,
);
