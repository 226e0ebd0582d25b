/** What a step leaves behind is ended, however it hides; and what it is given is what it asked for. */
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unattended } from '../../../../analysis/task';
import { waitFor } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';
import { areStates, farWork, graphOf, reachWith } from './farWork';

const { signal } = unattended;
const busybox = '/bin/busybox';

function lives(pid: string): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

describe.skipIf(process.platform !== 'linux')('what a step leaves behind', () => {
  // Servers that name themselves write over their environment.
  it.each(['ends', 'is cancelled'])('is ended when the step %s, though it has no environment any more', async (end) => {
    const stubborn = `env -i sh -c 'trap "" TERM; echo $$ >outputs/pid; while :; do sleep 0.1; done' &`;
    const rest = end === 'ends' ? 'until [ -s outputs/pid ]; do sleep 0.05; done' : 'wait';
    const work = await farWork(graphOf([{ id: 'serve', run: `${stubborn}\n${rest}` }]), { graceSeconds: 1 });
    await work.place();
    await work.start();
    await waitFor(() => work.read('serve', 'outputs/pid') !== '');
    if (end === 'is cancelled')
      expect(await work.farSide.cancel(work.token, null, signal)).toEqual({ ended: ['serve'], left: [] });
    await work.until(areStates({ serve: end === 'ends' ? 'done' : 'cancelled' }));
    expect(lives(work.read('serve', 'outputs/pid').trim())).toBe(false);
  });

  it('is ended though it begins new processes all the time', async () => {
    const forking = `setsid sh -c 'trap "" TERM; while :; do setsid sh -c "trap \\"\\" TERM; sleep 2" & sleep 0.02; done' &`;
    const work = await farWork(graphOf([{ id: 'serve', run: `${forking}\necho yes >outputs/pid; wait` }]), {
      graceSeconds: 1,
    });
    await work.place();
    await work.start();
    await waitFor(() => work.read('serve', 'outputs/pid') !== '');
    expect(await work.farSide.cancel(work.token, null, signal)).toEqual({ ended: ['serve'], left: [] });
  });

  it.skipIf(!existsSync(busybox))('is found with the tools of BusyBox', async () => {
    const bin = temporaryFolder();
    const tools =
      'env sh sleep date cat mkdir mv rm cp ln wc tail head awk sed grep cut tr df find xargs sha256sum setsid flock uname dirname ps readlink chmod printf';
    for (const name of tools.split(' ')) symlinkSync(busybox, join(bin, name));
    const hidden = `setsid sh -c 'trap "" TERM; echo $$ >outputs/pid; while :; do sleep 0.1; done' &`;
    const work = await farWork(graphOf([{ id: 'serve', run: `${hidden}\nwait` }]), {
      reach: reachWith({ A: 'before it', PATH: bin }),
      graceSeconds: 1,
    });
    await work.place();
    await work.start();
    await waitFor(() => work.read('serve', 'outputs/pid') !== '');
    const pid = work.read('serve', 'outputs/pid').trim();
    expect(lives(pid)).toBe(true);
    expect(await work.farSide.cancel(work.token, null, signal)).toEqual({ ended: ['serve'], left: [] });
    expect(lives(pid)).toBe(false);
  });
});

describe.skipIf(process.platform !== 'linux')('a secret in the environment of whoever starts the work', () => {
  it('is given to steps that name it, and to nothing else', async () => {
    const secret = 'canary-3b8d';
    const go = join(temporaryFolder(), 'go');
    const hold = `echo "\${HF_TOKEN-none}"; echo $$ >outputs/pid; while [ ! -e ${go} ]; do sleep 0.05; done`;
    const work = await farWork(
      graphOf([
        { id: 'other', run: hold },
        { id: 'named', run: 'echo "$HF_TOKEN"', secrets: ['HF_TOKEN'] },
      ]),
      { reach: reachWith({ HF_TOKEN: secret }) },
    );
    await work.place({ HF_TOKEN: secret });
    await work.start();
    await waitFor(() => work.read('other', 'outputs/pid') !== '');
    const pidIn = (file: string) => / pid=(\d+)/.exec(` ${readFileSync(join(work.job, file), 'utf8')}`)?.[1] ?? '';
    const pids = [pidIn('supervisor'), pidIn('steps/other/.agora/started'), work.read('other', 'outputs/pid').trim()];
    for (const pid of pids) expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain(secret);
    writeFileSync(go, '');
    await work.until(areStates({ other: 'done', named: 'done' }));
    expect([work.read('other', 'stdout.log'), work.read('named', 'stdout.log')]).toEqual(['none\n', `${secret}\n`]);
  });
});
