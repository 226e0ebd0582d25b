import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { randomGenerator } from '../../../../analysis/statistics/random';
import type { Reach } from '../../../../electron/jobs/targets/reach';
import { slurmMissing, startSlurm } from '../../../services/slurm';
import { waitFor } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';
import { chainOf, farWork, graphOf, reachWith } from './farWork';

it.skipIf(slurmMissing !== null)(
  'steps on Slurm are submitted once, whenever those who submit are killed, also between sbatch and their note of it',
  async () => {
    await using cluster = await startSlurm();
    const folder = temporaryFolder();
    const marks = join(folder, 'marks');
    const random = randomGenerator(5);
    let [killed, tries, starts] = [0, 0, 0];
    let submitted = 0;
    const inner = reachWith(cluster.environment);
    /** Every other start is killed when Slurm has a job and nobody has written it down, all else after longer with each try. */
    writeFileSync(
      join(folder, 'sbatch'),
      `#!/bin/sh\n/usr/bin/sbatch "$@" || exit\n[ ! -e ${folder}/kill ] || { rm ${folder}/kill; kill -9 -- -$(ps -o pgid= -p $(ps -o ppid= -p $PPID)); }\n`,
      { mode: 0o755 },
    );
    const cut: Reach = {
      ...inner,
      async run(words, options) {
        const path = `PATH=${folder}:${process.env['PATH'] ?? ''}`;
        const isStart = words.includes('start');
        const isAfter = isStart && (starts += 1) % 2 === 1;
        if (isAfter) writeFileSync(join(folder, 'kill'), '');
        const seconds = isAfter ? '60' : (random() * tries * 0.03).toFixed(3);
        const ran = await inner.run(['env', path, 'timeout', '-s', 'KILL', seconds, ...words], options);
        if (ran.code === 137) killed += 1;
        return ran;
      },
    };
    for (let round = 0; round < 2; round += 1) {
      const steps = chainOf(marks, 3).map((step) => ({ ...step, run: step.run.replaceAll('echo ', `echo ${round}-`) }));
      const work = await farWork(graphOf(steps), { reach: cut, kind: 'slurm' });
      const through = async (ask: () => Promise<void>) => {
        tries = 1;
        while (!(await ask().then(isSo, isNot))) tries += 1;
      };
      starts = 0;
      await through(() => work.place());
      await through(() => work.start());
      rmSync(join(folder, 'kill'), { force: true });
      await waitFor(() => steps.every(({ id }) => work.read(id, '.agora/exit') !== ''));
      const jobs = (await cluster.run('squeue', '-h', '-t', 'all', '-o', '%F %j')).split('\n');
      submitted += new Set(jobs.filter((line) => line.includes(work.token))).size;
    }
    expect(submitted).toBe(6);
    const ran = readFileSync(marks, 'utf8').trim().split('\n');
    expect(ran).toHaveLength(18);
    expect(new Set(ran).size).toBe(18);
    expect(killed).toBeGreaterThan(3);
  },
);

const isSo = () => true;
const isNot = () => false;
