/** What a step says in its first minute when something is missing, run as it would be. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from '../../../analysis/schema';
import { temporaryFolder } from '../../electron/temporaryFolder';
import { runCommand, stepsFolder } from './runPython';
import { shippedKind, stepFolder } from './stepFolder';

const kinds = (await readdir(stepsFolder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared' && !entry.name.startsWith('small-'))
  .map(({ name }) => name);

async function runStep(folder: string, environment: Readonly<Record<string, string>> = {}) {
  return runCommand('sh', ['run.sh'], folder, { AGORA_PYTHON: 'python3', AGORA_GPUS: '0', ...environment });
}

describe.each(kinds)('%s', (id) => {
  test('names what its tool lacks', async () => {
    const { kind } = await shippedKind(id);
    const { code, stderr } = await runStep(await stepFolder(id));
    // None of these tools is where the tests run; what is missed first is one of those that kind.json names.
    const named = [...kind.needs.modules, ...kind.needs.commands].map((name) => name.replaceAll('_', '[-_]')).join('|');
    expect(stderr).toMatch(new RegExp(`agora: .*(${named}).*\\n$`));
    expect(code).toBe(78);
  });
  test('names a Python that is not there', async () => {
    const { code, stderr } = await runStep(await stepFolder(id), { AGORA_PYTHON: '/nowhere/python' });
    expect([code, stderr]).toEqual([
      78,
      'agora: There is no Python called /nowhere/python. Name one in the target\'s "python".\n',
    ]);
  });
  test('names data that are not there', async () => {
    const folder = await stepFolder(id);
    const { kind } = await shippedKind(id);
    rmSync(path.join(folder, 'inputs/data.jsonl'));
    const { code, stderr } = await runStep(folder);
    expect(code).toBe(78);
    if (kind.takes.includes('data'))
      expect(stderr).toContain('agora: The training data inputs/data.jsonl are not there.');
  });
});

const check = path.join(stepsFolder, 'shared/check.py');

test.each([
  ['an old Python', ['--python', '99.1'], /agora: .* is Python 3\.\S+, and 99\.1 or newer is needed\. Name another/],
  [
    'a module that is missing',
    ['--modules', 'no-such-module>=1'],
    /has no module no-such-module\. Install it there: .* -m pip install/,
  ],
  [
    'a module that is too old',
    ['--modules', 'pip>=999,<1000'],
    /pip is \S+, and this kind of step was written for >=999,<1000\./,
  ],
  [
    'a command that is missing',
    ['--commands', 'sh', 'no-such-command'],
    /There is no command no-such-command on the PATH/,
  ],
  ['a secret', ['--secrets', 'NO_SUCH_KEY'], /NO_SUCH_KEY was not given\. Give it when the work is launched/],
  ['too little disk', ['--free-gb', '1e9'], /GB are free in .*, and 1e\+09 GB are needed/],
  ['no GPU given', ['--least-gpus', '1'], /The step was given no GPU, and needs at least 1/],
  ['GPUs that are not there', ['--gpus', '64'], /64 GPU\(s\) were asked for and \d+ can be used/],
  ['a line that is no instance', ['--data', 'bad.jsonl'], /Line 2 of bad\.jsonl is no object with the texts/],
  ['no instances', ['--data', 'empty.jsonl'], /empty\.jsonl holds no instance/],
  ['an empty model', ['--model', 'model'], /The folder model holds no config\.json of a model/],
  ['a model folder that is not there', ['--model', './none'], /There is no model in the folder \.\/none/],
])('the check names %s', async (_, words, said) => {
  const folder = temporaryFolder();
  const line = JSON.stringify({ instruction: 'a', response: 'b' });
  writeFileSync(path.join(folder, 'bad.jsonl'), `${line}\n{"instruction": "a", "response": 1}\n`);
  writeFileSync(path.join(folder, 'empty.jsonl'), '\n');
  await runCommand('mkdir', ['model'], folder);
  const { code, stderr } = await runCommand('python3', [check, ...words], folder);
  expect(stderr).toMatch(said);
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^agora: /);
  expect(code).toBe(78);
});

test('what it runs with is written down, and where the attempts before ran', async () => {
  const folder = temporaryFolder();
  const attempt = async (number: string) => {
    const ended = await runCommand('python3', [check, '--tool', 'pip', '--modules', 'pip'], folder, {
      AGORA_ATTEMPT: number,
    });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    return z
      .object({
        attempt: z.number(),
        host: z.string().min(1),
        python: z.string(),
        tool: z.object({ name: z.literal('pip'), version: z.string() }),
        packages: z.record(z.string(), z.string()),
        before: z.array(z.object({ attempt: z.number(), host: z.string() })),
      })
      .parse(JSON.parse(readFileSync(path.join(folder, 'outputs/environment.json'), 'utf8')));
  };
  const first = await attempt('1');
  expect(first.packages['pip']).toBe(first.tool.version);
  expect((await attempt('2')).before).toEqual([expect.objectContaining({ attempt: 1, host: first.host })]);
});
