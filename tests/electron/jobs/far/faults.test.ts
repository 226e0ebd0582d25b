/** What goes wrong on a machine without a scheduler. Every process here is real, and so is what ends it. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { randomGenerator } from '../../../../analysis/statistics/random';
import { unattended } from '../../../../analysis/task';
import { farScript } from '../../../../electron/jobs/far/farScript';
import { reachHere } from '../../../../electron/jobs/targets/here';
import type { Reach } from '../../../../electron/jobs/targets/reach';
import { waitFor } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';
import { areStates, farWork, graphOf, stepOf, type FarWork } from './farWork';

const { signal } = unattended;

/** A reach whose commands find these programs first. */
function withPrograms(programs: Readonly<Record<string, string>>, path = process.env['PATH'] ?? ''): Reach {
  const folder = temporaryFolder();
  for (const [name, script] of Object.entries(programs))
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const here = reachHere(folder);
  return { ...here, run: (words, options) => here.run(['env', `PATH=${folder}:${path}`, ...words], options) };
}

function fieldOf(work: FarWork, file: string, key: string): string {
  const text = readFileSync(join(work.job, file), 'utf8');
  return new RegExp(`(?:^| )${key}=(\\S*)`, 'm').exec(text)?.[1] ?? '';
}

function lives(pid: number | string): boolean {
  try {
    // One that ended and was not asked for its result yet is listed as Z.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

const linesOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);

describe.skipIf(process.platform !== 'linux')('work without a scheduler', () => {
  it('runs each step once, whenever those who bring and start it are killed', async () => {
    const random = randomGenerator(7);
    const here = reachHere(temporaryFolder());
    let [killed, tries] = [0, 0];
    /** Kills a command and all in its group, after longer with each try: a busy machine gets through too. */
    const cut: Reach = {
      ...here,
      async run(words, options) {
        const seconds = (random() * tries * 0.02).toFixed(3);
        const ran = await here.run(['timeout', '-s', 'KILL', seconds, ...words], options);
        if (ran.code === 137) killed += 1;
        return ran;
      },
    };
    for (let round = 0; round < 3; round += 1) {
      const marks = join(temporaryFolder(), 'marks');
      const ids = ['a', 'b', 'c'];
      const graph = graphOf(ids.map((id) => ({ id, run: `echo ${id} >>${marks}` })));
      const work = await farWork(graph, { reach: cut });
      tries = 0;
      for (let isStarted = false; !isStarted;) {
        tries += 1;
        isStarted = await (async () => {
          await work.place();
          await Promise.all([work.start(), work.start()]);
          return true;
        })().catch(() => false);
      }
      await waitFor(() => ids.every((id) => existsSync(join(work.job, 'steps', id, '.agora/exit'))));
      expect(linesOf(marks)).toEqual(ids);
    }
    expect(killed).toBeGreaterThan(6);
  });

  it('runs each step once though several supervise it, and several run the same step', async () => {
    const marks = join(temporaryFolder(), 'marks');
    const ids = ['a', 'b', 'c'];
    const work = await farWork(graphOf(ids.map((id) => ({ id, run: `echo ${id} >>${marks}; sleep 0.3` }))));
    await work.place();
    const script = join(work.root, 'bin', (await farScript()).version, 'agora.sh');
    const here = reachHere();
    const begin = (...words: string[]) => here.run(['sh', script, ...words]);
    await Promise.all([
      ...[1, 2, 3].map(() => begin('supervise', work.token)),
      ...[1, 2].map(() => begin('step', work.token, 'b')),
    ]);
    await work.until(areStates({ a: 'done', b: 'done', c: 'done' }));
    expect(linesOf(marks).sort()).toEqual(ids);
  });

  it('is told as lost when its supervisor is killed, and goes on where it was', async () => {
    const folder = temporaryFolder();
    const marks = join(folder, 'marks');
    const work = await farWork(
      graphOf([
        { id: 'first', run: `echo first >>${marks}` },
        {
          id: 'long',
          run: `echo long $AGORA_ATTEMPT >>${marks}; echo $$ >outputs/pid; while [ ! -e ${folder}/go ]; do sleep 0.1; done`,
        },
        { id: 'last', run: `echo last >>${marks}`, needs: ['long'] },
      ]),
    );
    await work.place();
    await work.start();
    await work.until(areStates({ first: 'done', long: 'running', last: 'waiting' }));
    process.kill(Number(fieldOf(work, 'supervisor', 'pid')), 'SIGKILL');
    const orphaned = await work.until(areStates({ last: 'lost' }));
    expect(stepOf(orphaned, 'long').state).toBe('running');

    // The step outlives it; whoever starts again waits for it and begins it no second time.
    await work.again();
    await work.until(areStates({ long: 'running', last: 'waiting' }));
    process.kill(Number(fieldOf(work, 'supervisor', 'pid')), 'SIGKILL');
    process.kill(Number(fieldOf(work, 'steps/long/.agora/started', 'pid')), 'SIGKILL');
    const lost = await work.until(areStates({ long: 'lost', last: 'lost' }));
    expect(stepOf(lost, 'long')).toMatchObject({
      attempt: 1,
      reason: expect.stringContaining('ended from outside') as string,
    });
    const pid = work.read('long', 'outputs/pid').trim();
    expect(lives(pid)).toBe(true);

    await work.again();
    await waitFor(() => !lives(pid));
    writeFileSync(join(folder, 'go'), '');
    await work.until(areStates({ first: 'done', long: 'done', last: 'done' }));
    expect(linesOf(marks)).toEqual(['first', 'long 1', 'long 2', 'last']);
    expect(existsSync(join(work.job, 'supervisor'))).toBe(false);
  });

  it('says how a step ended whose runner was killed, ends what that left and goes on', async () => {
    const work = await farWork(
      graphOf([
        { id: 'long', run: 'echo $$ >outputs/pid; sleep 60' },
        { id: 'needs', run: 'true', needs: ['long'] },
        { id: 'free', run: 'true' },
      ]),
    );
    await work.place();
    await work.start();
    await waitFor(() => work.read('long', 'outputs/pid') !== '');
    process.kill(Number(fieldOf(work, 'steps/long/.agora/started', 'pid')), 'SIGKILL');
    await work.until(areStates({ long: 'lost', needs: 'left out', free: 'done' }));
    expect(lives(work.read('long', 'outputs/pid').trim())).toBe(false);
  });

  it('is lost after a restart of the machine, and says so', async () => {
    const work = await farWork(
      graphOf([
        { id: 'long', run: 'sleep 60' },
        { id: 'next', run: 'true' },
      ]),
    );
    await work.place({ HF_TOKEN: 'canary-2c9f' });
    await work.start();
    await work.until(areStates({ long: 'running' }));
    const [supervisor, runner] = ['supervisor', 'steps/long/.agora/started'];
    for (const file of [supervisor, runner]) process.kill(Number(fieldOf(work, file, 'pid')), 'SIGKILL');
    // As it stands there after a restart: another boot, and process ids that others have now.
    for (const file of [supervisor, runner]) {
      const path = join(work.job, file);
      const text = readFileSync(path, 'utf8')
        .replace(/boot=\S+/, 'boot=before')
        .replace(/pid=\S+/, `pid=${process.pid}`);
      writeFileSync(path, text);
    }
    const look = await work.until(areStates({ long: 'lost', next: 'lost' }));
    expect(stepOf(look, 'long').reason).toMatch(/was restarted while it ran/);
    await work.farSide.cancel(work.token, null, signal);
    await work.until(areStates({ long: 'cancelled', next: 'cancelled' }));
    expect(existsSync(join(work.root, 'secrets', work.token))).toBe(false);
  });

  it('is cancelled with all its processes, also those that left its group and those that take no notice', async () => {
    const folder = temporaryFolder();
    const run = [
      'trap "" TERM',
      `setsid sh -c 'trap "" TERM; echo $$ >${folder}/daemon; while :; do sleep 0.1; done' &`,
      `(trap "" TERM; sh -c 'echo $PPID' >${folder}/child; while :; do sleep 0.1; done) &`,
      `echo $$ >${folder}/main; while :; do sleep 0.1; done`,
    ].join('\n');
    const work = await farWork(
      graphOf([
        { id: 'stubborn', run },
        { id: 'next', run: 'echo never' },
      ]),
      { graceSeconds: 1 },
    );
    await work.place();
    await work.start();
    const pids = () => ['daemon', 'child', 'main'].map((name) => linesOf(join(folder, name))[0] ?? '');
    await waitFor(() => pids().every((pid) => pid !== ''));
    expect(pids().map(lives)).toEqual([true, true, true]);
    expect(await work.farSide.cancel(work.token, null, signal)).toEqual({ ended: ['stubborn'], left: [] });
    expect(pids().map(lives)).toEqual([false, false, false]);
    const look = await work.look();
    expect(look.steps.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(work.read('next', 'stdout.log')).toBe('');
    await work.again('next');
    await work.until(areStates({ stubborn: 'cancelled', next: 'done' }));
  });

  it('is cancelled at any moment of its beginning, and never begins afterwards', async () => {
    const marks = join(temporaryFolder(), 'marks');
    const work = await farWork(
      graphOf([1, 2, 3, 4, 5].map((n) => ({ id: `s${n}`, run: `echo $$ >>${marks}; sleep 60` }))),
    );
    await work.place();
    await Promise.all([work.start(), work.farSide.cancel(work.token, null, signal)]);
    await work.until((_, look) => look.steps.every(({ state }) => state === 'cancelled'));
    await waitFor(() => !existsSync(join(work.job, 'supervisor')));
    expect(linesOf(marks).filter(lives)).toEqual([]);
  });

  it('keeps every byte of a log that is written fast, whoever follows it and is killed', async () => {
    const lines = 100_000;
    // With bytes that are no UTF-8, and lines without an end.
    const run = `LC_ALL=C awk 'BEGIN { for (i = 0; i < ${lines}; i++) printf "line %d \\377\\200 of a log\\n%s", i, i % 7 ? "" : "\\r" }'`;
    const work = await farWork(graphOf([{ id: 'loud', run }]));
    await work.place();
    await work.start();
    const copy = join(temporaryFolder(), 'copy');
    writeFileSync(copy, '');
    const random = randomGenerator(3);
    for (;;) {
      const offset = statSync(copy).size;
      const look = await work.farSide.look(work.token, [{ step: 'loud', file: 'stdout.log', offset }], signal);
      const [piece] = look.pieces;
      if (piece === undefined && stepOf(look, 'loud').state === 'done') break;
      // Whoever copies is killed now and then before all is written.
      const whole = piece?.bytes ?? new Uint8Array();
      appendFileSync(copy, random() < 0.3 ? whole.subarray(0, Math.floor(whole.length * random())) : whole);
    }
    const there = readFileSync(join(work.job, 'steps/loud/stdout.log'));
    expect(there.length).toBeGreaterThan(2_000_000);
    expect(readFileSync(copy).equals(there)).toBe(true);
  });

  it('counts no time twice and loses nothing where clocks differ', async () => {
    const behind = withPrograms({ date: 'exec /bin/date -d "3 hours ago" "$@"' });
    const folder = temporaryFolder();
    const work = await farWork(graphOf([{ id: 'long', run: `while [ ! -e ${folder}/go ]; do sleep 0.1; done` }]));
    await work.place();
    await work.start();
    await work.until(areStates({ long: 'running' }));
    const other = await farWork(graphOf([]), { reach: behind, folder: work.root });
    const look = await other.farSide.look(work.token, [], signal);
    expect(stepOf(look, 'long')).toMatchObject({ state: 'running', silentSeconds: 0 });
    writeFileSync(join(folder, 'go'), '');
    await work.until(areStates({ long: 'done' }));
  });

  it('names a folder that is gone or moved', async () => {
    const work = await farWork(graphOf([{ id: 'one', run: 'true' }]));
    await work.place();
    await work.start();
    await work.until(areStates({ one: 'done' }));
    renameSync(work.job, `${work.job}.moved`);
    await expect(work.look()).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining(work.job) as string,
    });
    await work.place();
    await work.start();
    await work.until(areStates({ one: 'done' }));
  });

  it('ends when its folder is removed, and leaves nothing that runs', async () => {
    const folder = temporaryFolder();
    const run = `echo $$ >${folder}/pid; while :; do sleep 0.1; done`;
    const work = await farWork(
      graphOf([
        { id: 'long', run },
        { id: 'next', run: 'true' },
      ]),
      { graceSeconds: 1 },
    );
    await work.place();
    await work.start();
    await waitFor(() => linesOf(join(folder, 'pid')).length === 1);
    const pids = [linesOf(join(folder, 'pid'))[0] ?? '', fieldOf(work, 'supervisor', 'pid')];
    expect(pids.map(lives)).toEqual([true, true]);
    rmSync(work.root, { recursive: true });
    await waitFor(() => !pids.some(lives));
    expect(existsSync(work.root)).toBe(false);
  });

  it('does the same where there is no flock', async () => {
    const folder = temporaryFolder();
    const programs =
      'sh sleep date cat mkdir mv rm cp ln wc tail head awk sed grep cut tr df find xargs sha256sum setsid uname dirname ps'.split(
        ' ',
      );
    const marks = join(folder, 'marks');
    const reach = withPrograms(
      Object.fromEntries(programs.map((name) => [name, `exec /usr/bin/${name} "$@"`])),
      '/nonexistent',
    );
    const work = await farWork(
      graphOf([
        { id: 'one', run: `echo one >>${marks}` },
        { id: 'two', run: `echo two >>${marks}` },
      ]),
      {
        reach,
      },
    );
    await work.place();
    await Promise.all([work.start(), work.start(), work.start()]);
    await work.until(areStates({ one: 'done', two: 'done' }));
    expect(linesOf(marks)).toEqual(['one', 'two']);
  });

  const mayMount = process.getuid?.() === 0 && canMount();
  it.skipIf(!mayMount)(
    'names a full disk, writes how the step ended all the same, and goes on when there is room',
    async () => {
      const disk = temporaryFolder();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'agora-test', disk]);
      onTestFinished(() => void execFileSync('umount', ['-l', disk]));
      const work = await farWork(
        graphOf([
          { id: 'fills', run: 'if [ "$AGORA_ATTEMPT" = 1 ]; then cat /dev/zero >outputs/big; fi; exit $?' },
          { id: 'next', run: 'echo well' },
          { id: 'needs', run: 'echo well', needs: ['fills'] },
        ]),
        { folder: join(disk, 'work') },
      );
      const job = join(disk, 'work', 'jobs', work.token);
      await work.place();
      await work.start();
      const look = await work.until(areStates({ fills: 'failed', next: 'failed', needs: 'left out' }));
      for (const id of ['fills', 'next'])
        expect(stepOf(look, id).reason).toMatch(/^The disk of \S+ that holds \S+ is full\./);
      expect(look.freeBytes).toBeLessThan(65_536);

      const other = await farWork(graphOf([{ id: 'one', run: 'true' }]), { folder: join(disk, 'work') });
      await expect(other.place()).rejects.toMatchObject({ message: expect.stringMatching(/full|No space/) as string });

      rmSync(join(job, 'steps/fills/outputs/big'));
      await work.again();
      await work.until(areStates({ fills: 'done', next: 'done', needs: 'done' }));
    },
  );
});

function canMount(): boolean {
  const folder = join('/tmp', `agora-mount-${process.pid}`);
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'agora-test', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
