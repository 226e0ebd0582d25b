import { existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unattended } from '../../../../analysis/task';
import type { StudyGraph } from '../../../../electron/jobs/study/studyGraph';
import { slurmMissing, startSlurm, type SlurmCluster } from '../../../services/slurm';
import { waitFor } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';
import { areStates, chainOf, farWork, graphOf, reachWith, stepOf, type FarWork } from './farWork';

const { signal } = unattended;

const programs =
  'env sh bash sleep date cat mkdir mv rm cp ln wc tail head awk sed grep cut tr df find xargs sha256sum setsid flock timeout id uname dirname ps readlink';

describe.skipIf(slurmMissing !== null)('steps on Slurm', () => {
  let cluster: SlurmCluster;
  beforeAll(async () => {
    cluster = await startSlurm();
  });
  afterAll(async () => {
    await cluster[Symbol.asyncDispose]();
  });

  const slurmWork = (graph: StudyGraph): Promise<FarWork> =>
    farWork(graph, { reach: reachWith(cluster.environment), kind: 'slurm' });

  it('are one array a stage, each element for itself: one that fails stops those that need it alone', async () => {
    const marks = join(temporaryFolder(), 'marks');
    const work = await slurmWork(graphOf(chainOf(marks, 6, 2)));
    await work.place();
    await Promise.all([work.start(), work.start()]);
    const jobs = (await cluster.run('squeue', '-h', '-t', 'all', '-o', '%F %j')).split('\n');
    expect(new Set(jobs.filter((line) => line.includes(work.token))).size).toBe(3);
    const wells = [0, 1, 3, 4, 5].map((index) => [`measure-${index}`, 'done'] as const);
    const look = await work.until(
      areStates({ ...Object.fromEntries(wells), 'evaluate-2': 'left out', 'measure-2': 'left out' }),
    );
    expect(stepOf(look, 'train-2')).toMatchObject({ state: 'failed', exitCode: 3 });
    expect(stepOf(look, 'train-1').schedulerId).toMatch(/^\d+_1$/);
    const ran = readFileSync(marks, 'utf8').trim().split('\n').sort();
    expect(ran).toEqual([...new Set(ran)]);
    expect(ran).toHaveLength(16);

    // Mended, it is done again with what was left out for it, and nothing else is.
    writeFileSync(join(work.job, 'steps', 'train-2', 'run.sh'), `echo again-2 >>${marks}`);
    await work.again();
    await work.until(areStates({ 'train-2': 'done', 'evaluate-2': 'done', 'measure-2': 'done' }));
    const after = readFileSync(marks, 'utf8').trim().split('\n');
    expect(after.slice(16)).toEqual(['again-2', 'evaluate-2', 'measure-2']);
    expect(stepOf(await work.look(), 'train-2')).toMatchObject({ attempt: 2, reason: '' });
  });

  it.each(['environment', 'setup'])(
    "are submitted and asked about with Slurm as the target's %s has it",
    async (by) => {
      // A session in which there is no Slurm at all, as where it takes a `module load`.
      const bin = temporaryFolder();
      for (const name of programs.split(' ')) symlinkSync(`/usr/bin/${name}`, join(bin, name));
      const set = { ...cluster.environment, PATH: `${bin}:/usr/bin` };
      const given =
        by === 'environment'
          ? { environment: set }
          : {
              setup: [
                ...Object.entries(set).map(([name, value]) => `export ${name}='${value}'`),
                'load --no-such-module',
              ],
            };
      const gate = join(bin, 'go');
      const runs = graphOf([
        { id: 'runs', run: `until [ -e ${gate} ]; do sleep 0.1; done; echo well` },
        { id: 'next', run: 'sleep 60', needs: ['runs'] },
      ]);
      const work = await farWork(runs, { reach: reachWith({ PATH: bin }), kind: 'slurm', ...given });
      await work.place();
      await work.start();
      const look = await work.until((step) => step('runs').schedulerId !== null && step('next').schedulerId !== null);
      expect(stepOf(look, 'next').reason).not.toContain('does not answer');
      expect(await work.farSide.cancel(work.token, ['next'], signal)).toEqual({ ended: [], left: [] });
      writeFileSync(gate, '');
      // On its node the line that fails is told.
      await work.until(areStates({ runs: by === 'setup' ? 'failed' : 'done', next: 'cancelled' }));
    },
  );

  it('are started again one by one while others run, with what waits for them', async () => {
    const folder = temporaryFolder();
    const [marks, gate] = [join(folder, 'marks'), join(folder, 'gate')];
    const steps = chainOf(marks, 2, 0).map((step) =>
      step.id === 'train-1' ? { ...step, run: `until [ -e ${gate} ]; do sleep 0.1; done; ${step.run}` } : step,
    );
    const work = await slurmWork(graphOf(steps));
    await work.place();
    await work.start();
    await work.until(areStates({ 'train-0': 'failed', 'train-1': 'running' }));
    writeFileSync(join(work.job, 'steps', 'train-0', 'run.sh'), `echo again-0 >>${marks}`);
    await work.again('train-0');
    await work.until(areStates({ 'train-0': 'done', 'measure-0': 'done', 'train-1': 'running' }));
    writeFileSync(gate, '');
    await work.until(areStates({ 'train-1': 'done', 'measure-1': 'done' }));
    const ran = readFileSync(marks, 'utf8').trim().split('\n');
    expect(ran.sort()).toEqual(
      ['again-0', 'evaluate-0', 'evaluate-1', 'measure-0', 'measure-1', 'train-0', 'train-1'].sort(),
    );
  });

  it('are one submission where all wait for the same, and are called by their array in the queue', async () => {
    const student = (index: number, array: string, needs: string) => {
      const run = array === 'train' && index === 2 ? 'exit 3' : 'true';
      return { id: `${array}-${String(index)}`, array, index, needs: [needs], run };
    };
    const evaluated = (index: number) =>
      student(index, index < 2 ? 'evaluate-math' : 'evaluate-code', `train-${String(index)}`);
    const work = await slurmWork(
      graphOf([
        { id: 'train-base', run: 'true' },
        ...[0, 1, 2, 3].map((index) => student(index, 'train', 'train-base')),
        ...[0, 1, 2, 3].map(evaluated),
      ]),
    );
    await work.place();
    await work.start();
    const queue = (await cluster.run('squeue', '-h', '-t', 'all', '-o', '%j %F')).split('\n');
    const own = [...new Set(queue.filter((line) => line.includes(work.token)))].map((line) => line.split('.agora-')[0]);
    expect(own.sort()).toEqual(['evaluate-code', 'evaluate-math', 'train', 'train-base']);
    const look = await work.until(
      areStates({
        ...{ 'train-2': 'failed', 'evaluate-code-2': 'left out' },
        ...{ 'evaluate-math-0': 'done', 'evaluate-math-1': 'done', 'evaluate-code-3': 'done' },
      }),
    );
    expect(stepOf(look, 'evaluate-code-3').schedulerId).toMatch(/^\d+_3$/);
  });

  it('go on from what they kept when Slurm queues them again, one attempt at a time', async () => {
    const run = [
      'trap "echo saved >outputs/checkpoint; exit 0" TERM',
      'echo "attempt $AGORA_ATTEMPT" >>outputs/attempts',
      'if [ -e outputs/checkpoint ]; then cat outputs/checkpoint; exit 0; fi',
      'while :; do sleep 0.2; done',
    ].join('\n');
    const work = await slurmWork(graphOf([{ id: 'long', run }]));
    await work.place();
    await work.start();
    await waitFor(() => work.read('long', 'outputs/attempts') !== '');
    const { schedulerId } = stepOf(await work.look(), 'long');
    await cluster.run('scontrol', 'requeue', schedulerId ?? '');
    const waiting = await work.until((step) => step('long').state === 'waiting');
    expect(stepOf(waiting, 'long').reason).toContain('goes on from its last checkpoint');
    const seen = new Set<string>();
    await work.until((step) => {
      seen.add(step('long').state);
      return step('long').state === 'done';
    });
    expect([...seen].sort()).toEqual(['done', 'running', 'waiting'].filter((state) => seen.has(state)));
    expect(work.read('long', 'outputs/attempts')).toBe('attempt 1\nattempt 2\n');
    expect(work.read('long', 'stdout.log')).toBe('saved\n');
  });

  it('are told truly while slurmctld is away, and go on', async () => {
    const folder = temporaryFolder();
    const work = await slurmWork(
      graphOf([
        { id: 'runs', run: `echo yes >outputs/begun; while [ ! -e ${folder}/go ]; do sleep 0.1; done` },
        { id: 'next', run: 'echo well', needs: ['runs'] },
      ]),
    );
    await work.place();
    await work.start();
    // Slurm says that it runs before it has read what it runs.
    await waitFor(() => work.read('runs', 'outputs/begun') !== '');
    await work.until(areStates({ runs: 'running', next: 'waiting' }));
    await cluster.stopController();
    const away = await work.look();
    expect(away.steps).toMatchObject([
      { state: 'running', reason: expect.stringContaining('Slurm does not answer now') as string },
      { state: 'waiting' },
    ]);
    await expect(work.again()).rejects.toMatchObject({ code: 'network' });
    await cluster.startController();
    writeFileSync(join(folder, 'go'), '');
    await work.until(areStates({ runs: 'done', next: 'done' }));
  });

  it('are submitted once though the disk that they were begun on is away, and known under any options', async () => {
    const folder = temporaryFolder();
    const marks = join(folder, 'marks');
    const run = `echo ran >>${marks}; while [ ! -e ${folder}/go ]; do sleep 0.1; done`;
    const work = await farWork(graphOf([{ id: 'one', run }]), {
      reach: reachWith(cluster.environment),
      kind: 'slurm',
      options: ['--job-name=mine', '--array=7', '--comment=mine'],
    });
    await work.place();
    await work.start();
    await waitFor(() => existsSync(marks));
    renameSync(work.job, `${work.job}.away`);
    await work.place();
    await work.start();
    const jobs = (await cluster.run('squeue', '-h', '-t', 'all', '-o', '%F %j')).split('\n');
    expect(jobs.filter((line) => line.includes(work.token))).toHaveLength(1);
    rmSync(work.job, { recursive: true });
    renameSync(`${work.job}.away`, work.job);
    writeFileSync(join(folder, 'go'), '');
    await work.until(areStates({ one: 'done' }));
    expect(readFileSync(marks, 'utf8')).toBe('ran\n');
  });

  it('end at their time limit with what they kept, and say so', async () => {
    const run = 'trap "echo saved; exit 0" TERM; echo $$ >outputs/pid; while :; do sleep 0.1; done';
    const work = await slurmWork(graphOf([{ id: 'long', run }]));
    await work.place();
    await work.start();
    await waitFor(() => work.read('long', 'outputs/pid') !== '');
    const { schedulerId } = stepOf(await work.look(), 'long');
    await cluster.run('scontrol', 'update', `JobId=${schedulerId ?? ''}`, 'EndTime=now');
    const look = await work.until(areStates({ long: 'failed' }));
    expect(stepOf(look, 'long').reason).toMatch(/^It reached its time limit\./);
    expect(work.read('long', 'stdout.log')).toBe('saved\n');
  });

  it('are not done for having ended with 0 while Slurm ends their job', async () => {
    const bin = temporaryFolder();
    // What is asked of one job alone is how it is.
    const squeue = '#!/bin/sh\ncase "$*" in *%T) echo COMPLETING ;; *) exec /usr/bin/squeue "$@" ;; esac\n';
    writeFileSync(join(bin, 'squeue'), squeue, { mode: 0o755 });
    const work = await farWork(graphOf([{ id: 'long', run: 'echo saved; exit 0' }]), {
      reach: reachWith(cluster.environment),
      kind: 'slurm',
      environment: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    });
    await work.place();
    await work.start();
    await waitFor(() => work.read('long', '.agora/exit') !== '');
    expect(work.read('long', '.agora/exit')).toMatch(/^how=stopped code=143 /);
  });

  it('that Slurm has forgotten are asked of its accounts', async () => {
    const folder = temporaryFolder();
    const work = await farWork(graphOf([{ id: 'gone', run: 'kill -9 $PPID' }]), {
      reach: reachWith({ ...cluster.environment, PATH: `${folder}:${process.env['PATH'] ?? ''}` }),
      kind: 'slurm',
    });
    await work.place();
    await work.start();
    const ids = async () => (await cluster.run('squeue', '-h', '-t', 'FAILED', '-o', '%j %F')).split('\n');
    const found = async () => (await ids()).find((line) => line.includes(work.token));
    await waitFor(async () => (await found()) !== undefined);
    const [name = '', id = ''] = (await found())?.split(' ') ?? [];
    const told = `#!/bin/sh\n[ "$5" = ${id}_0 ] && echo '${name}|${id}_0|OUT_OF_MEMORY|node7'\n`;
    writeFileSync(join(folder, 'sacct'), told, { mode: 0o755 });
    writeFileSync(join(folder, 'squeue'), '#!/bin/sh\n', { mode: 0o755 });
    await work.look();
    const { state, reason } = stepOf(await work.look(), 'gone');
    expect([state, reason]).toEqual(['failed', expect.stringContaining('more memory')]);
    // No file says how it ended, and yet nothing is left to run.
    expect(work.read('gone', '.agora/exit')).toBe('');
  });

  it('are cancelled with all their processes, waiting ones for good; what others cancel is told', async () => {
    const marks = join(temporaryFolder(), 'marks');
    const work = await slurmWork(
      graphOf([
        { id: 'runs', run: `(trap "" TERM; while :; do echo x >>${marks}; sleep 0.1; done) & wait` },
        { id: 'next', run: 'echo never', needs: ['runs'] },
        { id: 'outside', run: 'sleep 60' },
        { id: 'held', run: 'sleep 60', needs: ['outside'] },
      ]),
    );
    await work.place();
    await work.start();
    const look = await work.until((step) => step('runs').state === 'running' && step('outside').state === 'running');
    await cluster.run('scancel', stepOf(look, 'outside').schedulerId ?? '');
    const told = await work.until((step) => step('outside').state === 'cancelled');
    expect(stepOf(told, 'outside').reason).toBe('It was cancelled in Slurm.');
    await work.until(areStates({ held: 'left out' }));
    const report = await work.farSide.cancel(work.token, ['runs', 'next'], signal);
    expect(report).toEqual({ ended: ['runs'], left: [] });
    const after = await work.look();
    expect([stepOf(after, 'runs').state, stepOf(after, 'next').state]).toEqual(['cancelled', 'cancelled']);
    const size = readFileSync(marks, 'utf8').length;
    await cluster.run('sbatch', '--wait', '-o', '/dev/null', '--wrap', 'sleep 0.5');
    expect(readFileSync(marks, 'utf8').length).toBe(size);
  });
});
