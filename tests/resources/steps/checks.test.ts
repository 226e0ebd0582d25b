/** The program that checks what a step needs. What each kind has it look for: firstMinute.test.ts. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from '../../../analysis/schema';
import { temporaryFolder } from '../../electron/temporaryFolder';
import { runCommand, stepsFolder } from './runPython';

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
  ['data that are not there', ['--data', 'none.jsonl'], /The training data none\.jsonl are not there/],
  ['a model folder that is not there', ['--model', './none'], /There is no model in the folder \.\/none/],
  ['no model', ['--model', ''], /No model was given/],
])('the check names %s', async (_, words, said) => {
  expect(await refusal(temporaryFolder(), words)).toMatch(said);
});

/** What the check says of what it does not take. */
async function refusal(folder: string, words: readonly string[]): Promise<string> {
  const { code, stderr } = await runCommand('python3', [check, ...words], folder);
  expect(stderr).toMatch(/^agora: [^\n]+\. [^\n]+\.\n$/);
  expect(code).toBe(78);
  return stderr;
}

test('all modules that are missing or do not fit are named at once', async () => {
  const wanted = ['no-such-module>=1', 'pip>=999', 'other-missing'];
  expect(await refusal(temporaryFolder(), ['--modules', ...wanted])).toMatch(
    /has no modules no-such-module, other-missing\. pip is \S+, and .* for >=999\. Install them there: \S+ -m pip install 'no-such-module>=1' 'pip>=999' 'other-missing'\. Or/,
  );
});

test.each([
  [
    'a number in the place of a text',
    '{"instruction": "a", "response": 1}',
    /has no text "response": \{"instruction": "a"/,
  ],
  ['a field that is missing', '{"response": "b"}', /has no text "instruction": \{"response": "b"\}\. Correct/],
  ['a list', '["a", "b"]', /is no object: \["a", "b"\]\./],
  [
    'a line that was cut off',
    '{"instruction": "a", "resp',
    /is not JSON \(Unterminated string .* column 22 .*\): \{"inst/,
  ],
  [
    'bytes of another encoding',
    Buffer.from('{"instruction": "\xe9", "response": "b"}', 'latin1'),
    /is not UTF-8 at byte 18: .*\\xe9/,
  ],
  ['a long one, cut', `{"instruction": "${'a'.repeat(500)}"}`, /has no text "response": .{117}\.\.\.\. Correct/],
])('of the data is named by its line: %s', async (_, line, said) => {
  const folder = temporaryFolder();
  const good = '{"instruction": "a", "response": "b"}\n\n';
  writeFileSync(path.join(folder, 'data.jsonl'), Buffer.concat([Buffer.from(good), Buffer.from(line)]));
  const told = await refusal(folder, ['--data', 'data.jsonl']);
  expect(told).toMatch(/^agora: Line 3 of data\.jsonl /);
  expect(told).toMatch(said);
});

test('data without an instance are named', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'data.jsonl'), '\n \n');
  expect(await refusal(folder, ['--data', 'data.jsonl'])).toMatch(/data\.jsonl holds no instance\. Choose/);
});

const wholeModel = { 'config.json': '{}', 'model.safetensors': 'weights', 'tokenizer.json': '{}' };
const index = JSON.stringify({ weight_map: { a: 'part-1.safetensors', b: 'part-2.safetensors' } });

test.each([
  ['without a configuration', { 'config.json': null }, /The folder model holds no config\.json of a model/],
  ['with a broken configuration', { 'config.json': '{' }, /model\/config\.json cannot be read as JSON/],
  ['without weights', { 'model.safetensors': null }, /holds no weights of a model/],
  ['with weights of no bytes', { 'model.safetensors': '' }, /The file model\.safetensors of the model model is empty/],
  [
    'with a pointer in the place of weights',
    { 'model.safetensors': 'version https://git-lfs.github.com/spec/v1\n' },
    /is a pointer of Git LFS\. Run "git lfs pull"/,
  ],
  [
    'with a part of its weights',
    { 'model.safetensors': null, 'part-1.safetensors': 'weights', 'model.safetensors.index.json': index },
    /lacks 1 of 2 files of weights, first part-2\.safetensors/,
  ],
  ['without a tokenizer', { 'tokenizer.json': null }, /holds no tokenizer of a model/],
])('a model %s is named', async (_, changed, said) => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'model'));
  const files: Readonly<Record<string, string | null>> = { ...wholeModel, ...changed };
  for (const [name, text] of Object.entries(files))
    if (text !== null) writeFileSync(path.join(folder, 'model', name), text);
  expect(await refusal(folder, ['--model', 'model'])).toMatch(said);
});

test('a whole model and whole data are taken', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'model'));
  for (const [name, text] of Object.entries(wholeModel)) writeFileSync(path.join(folder, 'model', name), text);
  writeFileSync(
    path.join(folder, 'data.jsonl'),
    '{"instruction": "a", "response": "\u2028"}\r\n{"instruction": "", "response": ""}',
  );
  const ended = await runCommand('python3', [check, '--model', 'model', '--data', 'data.jsonl'], folder);
  expect(ended).toEqual({ code: 0, stdout: '2 instances\n', stderr: '' });
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
