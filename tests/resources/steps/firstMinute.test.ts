/** Each kind of step on a machine that lacks one thing: what it says in its first minute, before anything is computed. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { stepsFolder, type Ended } from './runPython';
import { fittingVersions, runOn, type Machine } from './standInTools';
import { shippedKind, stepFolder, type StepOptions } from './stepFolder';

/** The distribution that a kind is a kind of step for, and in which settings it names a model, if not by the plan. */
const tools: Readonly<Record<string, { readonly tool: string; readonly model?: string }>> = {
  'evaluate-alpaca-eval': { tool: 'alpaca_eval' },
  // Its tool is a checkout.
  'evaluate-arena-hard': { tool: 'torch' },
  'evaluate-evalplus': { tool: 'evalplus' },
  'evaluate-lm-eval': { tool: 'lm_eval' },
  'measure-embeddings': { tool: 'sentence-transformers', model: 'encoder' },
  'measure-perplexity': { tool: 'transformers' },
  'measure-reward': { tool: 'transformers', model: 'rewardModel' },
  'measure-student-loss': { tool: 'transformers' },
  'serve-vllm': { tool: 'vllm' },
  'small-evaluate': { tool: 'torch' },
  'small-train': { tool: 'torch' },
  'train-axolotl': { tool: 'axolotl' },
  'train-llama-recipes': { tool: 'llama-recipes' },
  'train-llamafactory': { tool: 'llamafactory' },
  'train-trl': { tool: 'trl' },
};

const shipped = (await readdir(stepsFolder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map(({ name }) => name);

/** A step whose model is whole, as far as files are looked at. */
async function wholeStep(id: string, options: StepOptions = {}): Promise<string> {
  const folder = await stepFolder(id, options);
  const model = (name: string, text: string) => {
    writeFileSync(path.join(folder, 'needs/model', name), text);
  };
  model('config.json', '{}');
  model('model.safetensors', 'weights');
  model('tokenizer.json', '{}');
  return folder;
}

/** What the step says of what it lacks. Whatever it is, nothing may have been computed. */
function refusal({ code, stderr }: Ended): string {
  expect(stderr).toMatch(/^(?!.*Traceback)[^]*agora: [^\n]+\. [^\n]+\.\n$/);
  expect(code).toBe(78);
  return stderr.trimEnd().split('\n').at(-1) ?? '';
}

test('each kind that ships is one of these', () => {
  expect(Object.keys(tools).sort()).toEqual(shipped.sort());
});

describe.each(Object.entries(tools))('%s', (id, { tool, model }) => {
  const on = async (machine: Machine, options: StepOptions = {}, given = 1) =>
    runOn(machine, await wholeStep(id, options), given);

  test('finds what it needs where all of it is there', async () => {
    const folder = await wholeStep(id);
    const { code, stderr } = await runOn({}, folder);
    // What comes after the check is not there: this says that it was reached.
    expect(existsSync(path.join(folder, 'outputs/environment.json'))).toBe(true);
    expect(stderr).not.toMatch(/has no module|and this kind of step/);
    expect(code).not.toBe(0);
  });

  test('names every module that is missing, and how to install them', async () => {
    const { kind } = await shippedKind(id);
    const none = Object.fromEntries(Object.keys(fittingVersions).map((name) => [name, null]));
    const said = refusal(await on({ versions: none }));
    const called = (name: string) => ({ yaml: 'pyyaml' })[name] ?? name;
    for (const name of kind.needs.modules)
      expect(said.replaceAll('-', '_')).toContain(called(name).replaceAll('-', '_'));
    expect(said).toMatch(/has no modules? .*Install (it|them) there: \S+ -m pip install '/);
  });

  test('names a tool that is too old', async () => {
    expect(refusal(await on({ versions: { [tool]: '0.0.1' } }))).toContain(
      `${tool} is 0.0.1, and this kind of step was written for `,
    );
  });

  test.each([
    ['that is not there', '/nowhere/python', /There is no Python called \/nowhere\/python\. Name one in the target's/],
    ['that is none', '/bin/true', /\/bin\/true does not run as a Python\. Try "\/bin\/true -V" there/],
  ])('names a Python %s', async (_, python, said) => {
    expect(refusal(await on({ environment: { AGORA_PYTHON: python } }))).toMatch(said);
  });

  test('names a Python that is too old', async () => {
    expect(refusal(await on({ python: '3.7' }))).toMatch(
      / is Python .* and 3\.9 or newer is needed\. Name another one/,
    );
  });

  test('names a disk that is too small', async () => {
    expect(refusal(await on({ freeBytes: 5e7 }))).toMatch(/0\.1 GB are free in \S+, and [\d.]+ GB are needed\. Free/);
  });

  test('names data that are not as they should be, by file, line and value', async () => {
    const { kind } = await shippedKind(id);
    if (!kind.takes.includes('data')) return;
    const data = async (bytes: string | Buffer | null) => {
      const folder = await wholeStep(id);
      const file = path.join(folder, 'inputs/data.jsonl');
      rmSync(file);
      if (bytes !== null) writeFileSync(file, bytes);
      return refusal(await runOn({}, folder));
    };
    expect(await data(null)).toContain('The training data inputs/data.jsonl are not there.');
    expect(await data('\n\n')).toContain('inputs/data.jsonl holds no instance.');
    const good = '{"instruction": "a", "response": "b"}\n';
    expect(await data(`${good}{"instruction": "a", "response": 1}\n`)).toContain(
      'Line 2 of inputs/data.jsonl has no text "response": {"instruction": "a", "response": 1}.',
    );
  });

  test('names a model that is not there', async () => {
    const { kind } = await shippedKind(id);
    // Those of small models say it by themselves: smallSteps.test.ts.
    if (id.startsWith('small-')) return;
    if (model !== undefined) {
      const said = refusal(await on({}, { settings: { [model]: '/nowhere/model' } }));
      expect(said).toContain('There is no model in the folder /nowhere/model.');
    }
    if (!kind.takes.includes('model')) return;
    const folder = await wholeStep(id);
    rmSync(path.join(folder, 'needs/model'), { recursive: true });
    expect(refusal(await runOn({}, folder))).toContain('There is no model in the folder needs/model.');
    mkdirSync(path.join(folder, 'needs/model'));
    expect(refusal(await runOn({}, folder))).toContain('The folder needs/model holds no config.json of a model.');
  });

  test('names GPUs that it lacks', async () => {
    if (id.startsWith('small-')) return;
    expect(refusal(await on({ gpus: 1 }, {}, 2))).toMatch(/2 GPU\(s\) were asked for and 1 can be used/);
    // What is measured can be measured slowly.
    if (id.startsWith('measure-')) return;
    expect(refusal(await on({}, {}, 0))).toContain('The step was given no GPU, and needs at least 1.');
    if (id === 'serve-vllm') return;
    expect(refusal(await on({ capability: '7.0' }))).toMatch(
      /Test GPU has compute capability 7\.0, and bfloat16 needs/,
    );
  });
});

test('the commands of LLaMA-Factory are looked for', async () => {
  const folder = await wholeStep('train-llamafactory');
  const said = refusal(await runOn({ commands: ['torchrun'], environment: { PATH: '/usr/bin:/bin' } }, folder));
  expect(said).toContain('There is no command llamafactory-cli on the PATH.');
});

describe('what only some settings need', () => {
  const without = (name: string): Machine => ({ versions: { [name]: null } });
  test.each([
    ['train-trl', { attention: 'flash_attention_2' }, without('flash-attn'), 'has no module flash-attn'],
    ['train-trl', { packingStrategy: 'bfd' }, {}, 'Set attention to flash_attention_2'],
    ['train-axolotl', {}, without('flash-attn'), 'has no module flash-attn'],
    ['evaluate-lm-eval', { backend: 'vllm' }, without('vllm'), 'has no module vllm'],
    ['evaluate-lm-eval', { tasks: ['minerva_math'] }, without('math-verify'), 'has no module math-verify'],
  ] as const)('%s with %j', async (id, settings, machine, said) => {
    expect(refusal(await runOn(machine, await wholeStep(id, { settings })))).toContain(said);
  });

  test('is not asked for by others', async () => {
    const folder = await wholeStep('evaluate-lm-eval', { settings: { backend: 'hf', tasks: ['gsm8k'] } });
    const { stderr } = await runOn({ versions: { vllm: null, 'math-verify': null } }, folder, 0);
    expect(existsSync(path.join(folder, 'outputs/environment.json')), stderr).toBe(true);
  });
});
