/** Work whose folder is seen from two machines, as behind a login name that leads to either; the other one is a name only. */
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unattended } from '../../../../analysis/task';
import { waitFor } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';
import { areStates, farWork, graphOf, reachWith, stepOf, type FarWork } from './farWork';

const { signal } = unattended;

function lives(pid: string): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

/** The same work, asked from a machine of another name. */
async function fromElsewhere(work: FarWork): Promise<FarWork> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'uname'), '#!/bin/sh\necho login2\n', { mode: 0o755 });
  const reach = reachWith({ PATH: `${folder}:${process.env['PATH'] ?? ''}` });
  const other = await farWork(graphOf([]), { reach, folder: work.root });
  const { farSide } = other;
  return {
    ...other,
    token: work.token,
    look: () => farSide.look(work.token, [], signal),
    again: (...steps) => farSide.again(work.token, steps.length === 0 ? null : steps, signal),
  };
}

describe.skipIf(process.platform !== 'linux')('work that is asked about from another machine', () => {
  it('is told as running there, is not begun a second time, and ends when it is cancelled', async () => {
    const marks = join(temporaryFolder(), 'marks');
    const work = await farWork(
      graphOf([
        { id: 'bad', run: `echo bad >>${marks}; [ "$AGORA_ATTEMPT" = 2 ]` },
        { id: 'long', run: `echo long >>${marks}; echo $$ >outputs/pid; exec sleep 300` },
        { id: 'next', run: 'true' },
      ]),
      { graceSeconds: 6 },
    );
    await work.place();
    await work.start();
    await waitFor(() => work.read('long', 'outputs/pid') !== '');
    const elsewhere = await fromElsewhere(work);
    const look = await elsewhere.look();
    expect(stepOf(look, 'long')).toMatchObject({
      state: 'running',
      reason: expect.stringContaining('login2') as string,
    });
    // The supervisor on the first machine does it, once it comes to it.
    await elsewhere.again('bad');
    expect(readFileSync(marks, 'utf8')).toBe('bad\nlong\n');
    const pid = work.read('long', 'outputs/pid').trim();
    expect(await elsewhere.farSide.cancel(work.token, ['long'], signal)).toEqual({ ended: ['long'], left: [] });
    expect(lives(pid)).toBe(false);
    await work.until(areStates({ bad: 'done', long: 'cancelled', next: 'done' }));
    expect(readFileSync(marks, 'utf8')).toBe('bad\nlong\nbad\n');
  });

  it('is named as what is left where its machine does not end it', async () => {
    const work = await farWork(graphOf([{ id: 'long', run: 'echo $$ >outputs/pid; exec sleep 300' }]), {
      graceSeconds: 1,
    });
    await work.place();
    await work.start();
    await waitFor(() => work.read('long', 'outputs/pid') !== '');
    const started = readFileSync(join(work.job, 'steps/long/.agora/started'), 'utf8');
    const runner = Number(/ pid=(\d+)/.exec(started)?.[1]);
    process.kill(runner, 'SIGSTOP');
    try {
      const report = await (await fromElsewhere(work)).farSide.cancel(work.token, null, signal);
      expect(report.left).toEqual([expect.stringMatching(/^the step long on \S+, which login2 does not see$/)]);
    } finally {
      process.kill(runner, 'SIGCONT');
    }
    await work.until(areStates({ long: 'cancelled' }));
  });
});

const programs =
  'env sh sleep date cat mkdir mv rm cp ln wc tail head awk sed grep cut tr df find xargs sha256sum setsid uname dirname ps readlink';

describe.skipIf(process.platform !== 'linux')('locks', () => {
  it.each(['perl', 'neither flock nor perl', 'a disk without locks'])('keep a step to one runner: %s', async (way) => {
    const bin = temporaryFolder();
    for (const name of programs.split(' ')) symlinkSync(`/usr/bin/${name}`, join(bin, name));
    if (way === 'perl') symlinkSync('/usr/bin/perl', join(bin, 'perl'));
    if (way.startsWith('a disk')) writeFileSync(join(bin, 'flock'), '#!/bin/sh\nexit 71\n', { mode: 0o755 });
    const work = await farWork(graphOf([{ id: 'long', run: 'echo $$ >>outputs/pids; exec sleep 300' }]), {
      reach: reachWith({ PATH: bin }),
      graceSeconds: 1,
    });
    await work.place();
    await Promise.all([work.start(), work.start()]);
    await waitFor(() => work.read('long', 'outputs/pids') !== '');
    await work.again();
    expect(stepOf(await work.look(), 'long')).toMatchObject({ state: 'running', attempt: 1 });
    const pidIn = (file: string) => Number(/(?:^| )pid=(\d+)/.exec(readFileSync(join(work.job, file), 'utf8'))?.[1]);
    for (const file of ['supervisor', 'steps/long/.agora/started']) process.kill(pidIn(file), 'SIGKILL');
    // What is left of it holds no lock: it is told as lost, and begun again.
    await work.until(areStates({ long: 'lost' }));
    await work.again();
    await work.until((step) => step('long').state === 'running' && step('long').attempt === 2);
    await waitFor(() => work.read('long', 'outputs/pids').trim().split('\n').length === 2);
    const [first = '', second = ''] = work.read('long', 'outputs/pids').trim().split('\n');
    expect([lives(first), lives(second)]).toEqual([false, true]);
    await work.farSide.cancel(work.token, null, signal);
    expect(lives(second)).toBe(false);
  });
});

describe.skipIf(process.platform !== 'linux')('what is removed', () => {
  it('is passed over by its supervisor, which does the rest and ends', async () => {
    const go = join(temporaryFolder(), 'go');
    const work = await farWork(
      graphOf([
        { id: 'first', run: `while [ ! -e ${go} ]; do sleep 0.05; done` },
        { id: 'gone', run: 'true' },
        { id: 'needs', run: 'true', needs: ['gone'] },
        { id: 'free', run: 'true' },
      ]),
    );
    await work.place();
    await work.start();
    await work.until(areStates({ first: 'running' }));
    rmSync(join(work.job, 'steps/gone'), { recursive: true });
    writeFileSync(go, '');
    await work.until(areStates({ first: 'done', gone: 'lost', needs: 'left out', free: 'done' }));
  });
});
