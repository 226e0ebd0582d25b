/**
 * The small study, made smaller: planned, launched on this machine, over SSH and on Slurm, trained and scored for real. The
 * same PGR comes from all of them, and once from a launch whose follower was killed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { createEngine } from '../../../analysis/engine';
import { noOverlay } from '../../../analysis/study/overlay';
import { unattended } from '../../../analysis/task';
import { createLaunch } from '../../../electron/jobs/launch/createLaunch';
import { existingSteps, type ExistingSteps } from '../../../electron/jobs/launch/existingSteps';
import { followLaunch } from '../../../electron/jobs/launch/followLaunch';
import { filesUnder } from '../../../electron/jobs/launch/linkOrCopy';
import { launchPlaces } from '../../../electron/jobs/launch/launchPlaces';
import { loadKinds } from '../../../electron/jobs/steps/loadKinds';
import { readPlanFile } from '../../../electron/jobs/study/planFile';
import { planGraph } from '../../../electron/jobs/study/planGraph';
import { openTarget } from '../../../electron/jobs/targets/openTarget';
import { targetSettingsSchema, type TargetDraft } from '../../../electron/jobs/targets/targetSettings';
import { archiveAt } from '../../../electron/ports/archiveSource';
import { memoryDatabase } from '../../../electron/ports/database';
import { places } from '../../../electron/ports/places';
import { pythonWithTorch, torchMissing } from '../../services/pythonWithTorch';
import { slurmMissing, startSlurm } from '../../services/slurm';
import { sshdMissing, startSshServer } from '../../services/sshd';
import { temporaryFolder } from '../temporaryFolder';

const python = pythonWithTorch();
const missing = python === null ? torchMissing : (sshdMissing ?? slurmMissing);

const train = (steps: number) => ({
  kind: 'small-train',
  settings: { steps, batchSize: 32, learningRate: 0.005, layers: 1, heads: 2, width: 48 },
});

/** Two students of one domain; every stage that the whole study has. */
const smaller = {
  runs: ['careful-letters-instances', 'hasty-letters-instances'],
  base: { from: 'nothing', data: 'anchors/general.jsonl', train: train(100) },
  reference: { from: 'base', data: 'anchors/gold.jsonl', train: train(300) },
  train: train(200),
  evaluate: [{ kind: 'small-evaluate', domains: ['letters'], settings: { tasks: 'held-out/letters.jsonl' } }],
};

async function pgrOf(outputs: string) {
  const engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  try {
    const archive = await archiveAt(outputs);
    const { problems } = await engine.open(archive, { instances: true, overlay: noOverlay }, unattended);
    const { cells } = await engine.pgr(archive.id);
    return { problems: problems.filter(({ severity }) => severity !== 'note'), cells };
  } finally {
    await engine.close();
  }
}

/** All that is measured, without when; what stands in provenance differs by target. */
async function resultsIn(outputs: string): Promise<Record<string, string>> {
  const names = (await filesUnder(outputs)).filter((name) => /^(data|evaluations|agora)/.test(name));
  const texts = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(outputs, name), 'utf8');
      return [name, text.replace(/"evaluated_at": ".*"/, '')] as const;
    }),
  );
  return Object.fromEntries(texts);
}

it.skipIf(missing !== null)(
  'gives the same PGR on this machine, over SSH and on Slurm',
  async () => {
    const folder = temporaryFolder();
    vi.stubEnv('AGORA_DATA', folder);
    await using cluster = await startSlurm();
    await using server = await startSshServer({ environment: cluster.environment });
    vi.stubEnv('AGORA_SSH_CONFIG', server.configFile);
    const kinds = await loadKinds();

    const nothing: ExistingSteps = { find: () => null };
    const launched = async (draft: TargetDraft, existing = nothing) => {
      const settings = targetSettingsSchema.parse({
        ...draft,
        folder: join(folder, draft.name),
        python: python ?? 'python3',
        environment: { OMP_NUM_THREADS: '1' },
      });
      const file = join(places().resources, 'small-study', 'plan.yaml');
      const plan = await readPlanFile(file, kinds, (fields) => ({ ...fields, ...smaller, target: draft.name }));
      const graph = await planGraph(plan, { kinds, existing }, unattended);
      expect(graph.problems.filter(({ severity }) => severity === 'fault')).toEqual([]);
      const launch = await createLaunch(graph, settings, { version: 'test' }, unattended);
      return { ...launch, settings, outputs: launchPlaces(launch.folder).outputs };
    };
    const followed = async ({ folder: path, settings }: Awaited<ReturnType<typeof launched>>) => {
      const target = await openTarget(settings);
      try {
        return await followLaunch({ folder: path, target, signal: unattended.signal, everyMs: 500 });
      } finally {
        await target.close();
      }
    };

    const slurm = await launched({ kind: 'slurm', name: 'slurm', host: 'direct' });
    const ssh = await launched({ kind: 'ssh', name: 'ssh', host: 'direct' });
    const here = await launched({ kind: 'local', name: 'here' });

    const follower = spawn(process.execPath, [join(places().bundle, 'cli.cjs'), 'jobs', 'resume', slurm.id], {
      env: process.env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said: string[] = [];
    follower.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    const exited = once(follower, 'exit');
    const hasBegun = () =>
      stat(launchPlaces(slurm.folder).steps).then(
        () => true,
        () => false,
      );
    while (follower.exitCode === null && !(await hasBegun())) await passed(50);
    expect(follower.exitCode, said.join('')).toBeNull();
    follower.kill('SIGKILL');
    await exited;

    const summaries = await Promise.all([slurm, ssh, here].map(followed));
    const logs = await Promise.all(
      [slurm, ssh, here].map(({ folder: path }) => readFile(launchPlaces(path).log, 'utf8')),
    );
    expect(
      summaries.map(({ state }) => state),
      logs.join('\n'),
    ).toEqual(['complete', 'complete', 'complete']);
    expect(summaries[0]?.counts).toEqual({ done: 8 });

    const results = await resultsIn(here.outputs);
    expect(Object.keys(results).filter((name) => name.endsWith('small_evaluate.json'))).toHaveLength(4);
    expect(await resultsIn(ssh.outputs)).toEqual(results);
    expect(await resultsIn(slurm.outputs)).toEqual(results);

    const { problems, cells } = await pgrOf(slurm.outputs);
    expect(problems).toEqual([]);
    expect(cells.map(({ generator }) => generator)).toEqual(['careful', 'hasty']);
    const [careful, hasty] = cells.map(({ pgr }) => pgr);
    // A real gap, measured: the careful generator's student recovers more of it.
    expect(careful).toBeGreaterThan(hasty ?? NaN);
    expect((await pgrOf(here.outputs)).cells).toEqual(cells);
    expect((await pgrOf(ssh.outputs)).cells).toEqual(cells);

    // Planned once more, all of it exists, wherever it ran: nothing is sent, and the results are the same.
    const again = await launched({ kind: 'local', name: 'again' }, await existingSteps(here.settings));
    expect(await followed(again)).toMatchObject({ state: 'complete', counts: { existing: 8 }, seenMs: null });
    expect(await resultsIn(again.outputs)).toEqual(results);
  },
  900_000,
);
