/** A student in training that Slurm takes its place from and queues again. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../../../resources/steps/runPython';
import { trainingStep } from '../../../resources/steps/smallTraining';
import { pythonWithTorch, torchMissing } from '../../../services/pythonWithTorch';
import { slurmMissing, startSlurm } from '../../../services/slurm';
import { waitFor } from '../../../services/sshd';
import { areStates, farWork, graphOf, reachWith, stepOf } from './farWork';

const python = pythonWithTorch();
const missing = python === null ? torchMissing : slurmMissing;

it.skipIf(missing !== null)('goes on from its checkpoint to the same model', async () => {
  await using cluster = await startSlurm();
  const settings = { steps: 1500 };
  const environment = { AGORA_PYTHON: python ?? '', OMP_NUM_THREADS: '1' };
  const undisturbed = await trainingStep({ settings });
  expect(await runCommand('sh', ['run.sh'], undisturbed, environment)).toMatchObject({ code: 0 });

  const training = await trainingStep({ settings });
  const run = `cd ${training}; AGORA_PYTHON=${environment.AGORA_PYTHON} OMP_NUM_THREADS=1 exec sh run.sh`;
  const reach = reachWith(cluster.environment);
  const work = await farWork(graphOf([{ id: 'student', run }]), { reach, kind: 'slurm' });
  await work.place();
  await work.start();
  const has = (name: string) => existsSync(join(training, 'outputs', name));
  await waitFor(() => has('checkpoint.pt'));
  await cluster.run('scontrol', 'requeue', stepOf(await work.look(), 'student').schedulerId ?? '');
  const waiting = await work.until((step) => step('student').state === 'waiting');
  expect(stepOf(waiting, 'student').reason).toContain('goes on from its last checkpoint');
  expect(has('small_train.json')).toBe(false);

  const done = await work.until(areStates({ student: 'done' }));
  expect(stepOf(done, 'student')).toMatchObject({ attempt: 2, exitCode: 0 });
  expect(work.read('student', 'stdout.log')).toMatch(/Going on after step \d+/);
  const read = (folder: string, name: string) => readFileSync(join(folder, 'outputs', name));
  for (const name of ['small_train.json', 'model/model.json', 'model/weights.pt'])
    expect(read(training, name).equals(read(undisturbed, name)), name).toBe(true);
});
