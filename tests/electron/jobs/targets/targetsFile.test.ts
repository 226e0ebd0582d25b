import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  checkTarget,
  readTargets,
  removeTarget,
  saveTarget,
  targetNamed,
} from '../../../../electron/jobs/targets/targetsFile';
import { temporaryFolder } from '../../temporaryFolder';

it('has this machine without a file, and keeps what is saved', async () => {
  const file = join(temporaryFolder(), 'data', 'targets.json');
  expect((await readTargets(file)).targets).toMatchObject([{ kind: 'local', name: 'here', python: 'python3' }]);
  await saveTarget({ kind: 'ssh', name: 'gpu', host: 'me@gpu' }, file);
  await saveTarget({ kind: 'slurm', name: 'cluster', host: 'login', partition: 'h100' }, file);
  await saveTarget({ kind: 'ssh', name: 'gpu', host: 'me@gpu2', python: '/opt/py' }, file);
  await saveTarget({ kind: 'local', name: 'here', python: 'python3.11' }, file);
  const { targets, problems } = await readTargets(file);
  expect(problems).toEqual([]);
  expect(targets).toMatchObject([
    { name: 'here', python: 'python3.11' },
    { name: 'gpu', host: 'me@gpu2', python: '/opt/py' },
    { name: 'cluster', partition: 'h100', gpuOption: 'gres' },
  ]);
  await removeTarget('gpu', file);
  await expect(targetNamed('gpu', file)).rejects.toMatchObject({
    context: { nextStep: expect.stringContaining('here, cluster') as string },
  });
  await expect(removeTarget('gpu', file)).rejects.toMatchObject({ code: 'not-found' });
  await expect(saveTarget({ kind: 'ssh', name: 'x', host: '-oProxyCommand=id' }, file)).rejects.toThrow(
    /host: a host as ssh/,
  );
  for (const host of ['', ' x', 'me@-oProxyCommand=id', 'x\ny', 'x\u001b[2J'])
    await expect(saveTarget({ kind: 'ssh', name: 'x', host }, file)).rejects.toThrow(/host: a host as ssh/);
  // Each is a line of a file there: what follows a line's end would be an option of its own, or a script.
  for (const more of [{ partition: 'a\n/bin/sh' }, { options: ['--hold\n/bin/sh'] }, { options: ['-n4'] }])
    await expect(saveTarget({ kind: 'slurm', name: 'x', host: 'h', ...more }, file)).rejects.toThrow(/one line/);
  await expect(saveTarget({ kind: 'ssh', name: 'here', host: 'h' }, file)).rejects.toThrow(/that of this machine/);
});

it('says what is wrong with an entry by name and key, uses the others, and keeps it when another is saved', async () => {
  const file = join(temporaryFolder(), 'targets.json');
  const wrong = { kind: 'slurm', name: 'cluster', gpus: 4 };
  const entries = [wrong, { kind: 'ssh', name: 'gpu', host: 'gpu' }, { kind: 'ssh', name: 'gpu', host: 'other' }, 7];
  await writeFile(file, JSON.stringify({ targets: entries }));
  const { targets, problems } = await readTargets(file);
  expect(targets.map(({ name }) => name)).toEqual(['here', 'gpu']);
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^The target "cluster" cannot be used: .*"gpus"/),
    'The target "gpu" is there twice; the first counts.',
    expect.stringMatching(/^Target 4 cannot be used/),
  ]);
  await expect(targetNamed('cluster', file)).rejects.toThrow(/"gpus"/);
  await saveTarget({ kind: 'ssh', name: 'new', host: 'h' }, file);
  expect((JSON.parse(await readFile(file, 'utf8')) as { targets: unknown[] }).targets[0]).toEqual(wrong);
  await writeFile(file, '{"targets": ');
  expect((await readTargets(file)).problems).toHaveLength(1);
  await expect(saveTarget({ kind: 'ssh', name: 'new', host: 'h' }, file)).rejects.toMatchObject({ code: 'bad-input' });
  expect(await readFile(file, 'utf8')).toBe('{"targets": ');
});

it.each([
  [{ kind: 'slrum', name: 'c' }, 'The target will not do: kind is one of local, ssh, slurm.'],
  [{ kind: 'slurm', name: 'c', atonce: 4 }, 'The target will not do: it has no key "atonce".'],
  [{ kind: 'ssh', name: 'c' }, 'The target will not do: host is missing.'],
])('says what will not do of %j', (draft, words) => {
  expect(() => checkTarget(draft)).toThrow(words);
});
