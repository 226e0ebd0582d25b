/** What the kinds of the stage `evaluate` ask their tools for, and what they write themselves. */
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '../../../analysis/engine';
import { unattended } from '../../../analysis/task';
import { z } from '../../../analysis/schema';
import { archiveAt } from '../../../electron/ports/archiveSource';
import { memoryDatabase } from '../../../electron/ports/database';
import { temporaryFolder } from '../../electron/temporaryFolder';
import { pythonJson, runCommand, stepsFolder } from './runPython';
import { filesOfStep, stepFolder, type StepOptions } from './stepFolder';

/** The words that a step gives to its tool: a Python that writes down what it is called with is in the tool's place. */
async function wordsGivenTo(module: string, kind: string, options: StepOptions = {}) {
  const folder = await stepFolder(kind, options);
  const recorder = path.join(folder, 'recorder');
  const script = `#!/bin/sh
if [ "$1" = -c ]; then exec python3 "$@"; fi
if [ "$1" = -m ] && [ "$2" = ${module} ]; then
  shift 2
  for word; do printf '%s\\n' "$word"; done >${path.join(folder, 'words')}
  pwd >${path.join(folder, 'where')}
fi
`;
  writeFileSync(recorder, script);
  chmodSync(recorder, 0o755);
  const ended = await runCommand('sh', ['run.sh'], folder, { AGORA_PYTHON: recorder, AGORA_GPUS: '2' });
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const words = readFileSync(path.join(folder, 'words'), 'utf8').trimEnd().split('\n');
  const where = readFileSync(path.join(folder, 'where'), 'utf8').trim();
  const after = (name: string) => words[words.indexOf(name) + 1] ?? null;
  return { words, after, where, folder };
}

test('lm-evaluation-harness is asked by the decoding of the paper, a student zero-shot in its chat template', async () => {
  const { words, after, where, folder } = await wordsGivenTo('lm_eval', 'evaluate-lm-eval');
  expect(after('--tasks')).toBe('gsm8k,minerva_math');
  expect(after('--gen_kwargs')).toBe(
    'do_sample=True,temperature=0.2,top_p=0.95,max_gen_toks=1024,repetition_penalty=1.03',
  );
  expect(after('--num_fewshot')).toBe('0');
  expect(after('--system_instruction')).toBe('You are a helpful AI assistant.');
  expect(words).toEqual(expect.arrayContaining(['--apply_chat_template', '--log_samples']));
  expect(words).not.toContain('--limit');
  // The folder of a student is named after it, since the tool names its results after the folder.
  expect(after('--model_args')).toBe(
    'pretrained=agora/student-of-a-run,dtype=bfloat16,add_bos_token=False,tensor_parallel_size=2,gpu_memory_utilization=0.9,max_model_len=4096,seed=42',
  );
  expect(where).toBe(path.join(folder, 'subject'));
  expect(after('--output_path')).toBe(path.join(folder, 'outputs/lm_eval'));
});

test('base and reference are asked as a student is, but for what the paper declares of the base', async () => {
  const base = await wordsGivenTo('lm_eval', 'evaluate-lm-eval', { role: 'base', model: 'meta-llama/Llama-3.1-8B' });
  const reference = await wordsGivenTo('lm_eval', 'evaluate-lm-eval', { role: 'reference', model: 'meta/instruct' });
  const student = await wordsGivenTo('lm_eval', 'evaluate-lm-eval', { role: 'student', model: 'meta/instruct' });
  const place = (words: readonly string[]) => words.map((word) => word.replace(/^\/.*\/outputs\//, 'outputs/'));
  expect(place(reference.words)).toEqual(place(student.words));
  expect(base.after('--model_args')).toContain('pretrained=meta-llama/Llama-3.1-8B,dtype=bfloat16,add_bos_token=True,');
  expect(base.words).not.toContain('--apply_chat_template');
  // Few-shot with the tasks' own numbers.
  expect(base.words).not.toContain('--num_fewshot');
  for (const same of ['--tasks', '--gen_kwargs', '--seed']) expect(base.after(same)).toBe(student.after(same));
});

test('settings of an evaluation reach the tool', async () => {
  const { after, words } = await wordsGivenTo('lm_eval', 'evaluate-lm-eval', {
    role: 'base',
    settings: { tasks: ['gsm8k'], baseShots: 8, temperature: 0, limit: 5, backend: 'hf', systemMessage: `a'b` },
  });
  expect(after('--num_fewshot')).toBe('8');
  expect(after('--limit')).toBe('5');
  expect(after('--gen_kwargs')).toContain('do_sample=False,temperature=0,');
  expect(after('--model_args')).toContain(',max_length=4096,parallelize=True');
  expect(words).not.toContain('--system_instruction');
});

/** Arguments of lm_eval 0.4, of its model vllm, and of what generates, by its documentation (docs/interface.md). */
const documented = {
  words: [
    ...[
      '--model',
      '--model_args',
      '--tasks',
      '--gen_kwargs',
      '--batch_size',
      '--seed',
      '--log_samples',
      '--output_path',
    ],
    ...['--use_cache', '--num_fewshot', '--limit', '--apply_chat_template', '--system_instruction'],
  ],
  model: [
    ...[
      'pretrained',
      'dtype',
      'add_bos_token',
      'tensor_parallel_size',
      'gpu_memory_utilization',
      'max_model_len',
      'seed',
    ],
    ...['max_length', 'parallelize'],
  ],
  generation: ['do_sample', 'temperature', 'top_p', 'max_gen_toks', 'repetition_penalty'],
};

test.each([{}, { backend: 'hf', limit: 3, systemMessage: '' }])(
  'lm-evaluation-harness is asked by arguments that it documents: %j',
  async (settings) => {
    const { words, after } = await wordsGivenTo('lm_eval', 'evaluate-lm-eval', { settings });
    const names = (list: string | null) => (list ?? '').split(',').map((pair) => pair.split('=')[0] ?? '');
    const unknown = (found: readonly string[], known: readonly string[]) =>
      found.filter((name) => !known.includes(name));
    expect(words.length).toBeGreaterThan(15);
    expect(
      unknown(
        words.filter((word) => word.startsWith('--')),
        documented.words,
      ),
    ).toEqual([]);
    expect(unknown(names(after('--model_args')), documented.model)).toEqual([]);
    expect(names(after('--gen_kwargs'))).toEqual(documented.generation);
  },
);

test.each(['evaluate-alpaca-eval', 'evaluate-arena-hard'])(
  'the protocol of %s differs by role in what is declared alone',
  async (kind) => {
    const protocol = async (role: 'base' | 'student') => {
      const { role: of, ...rest } = z
        .looseObject({ role: z.string() })
        .parse(JSON.parse((await filesOfStep(kind, { role, model: 'm' })).get('protocol.json') ?? ''));
      expect(of).toBe(role);
      return rest;
    };
    const student = await protocol('student');
    expect(await protocol('base')).toEqual(student);
    expect(student).toMatchObject({
      roles: { base: { chat: false }, reference: { chat: true }, student: { chat: true } },
      decoding: { temperature: 0, top_p: 0.95, max_tokens: 1024, repetition_penalty: 1.03 },
    });
  },
);

test('a model without turns is shown the examples in the form of the question', async () => {
  const folder = temporaryFolder();
  const protocol = {
    role: 'base',
    roles: { base: { chat: false, examples: 'examples.jsonl' } },
    system_message: 'S',
  };
  writeFileSync(path.join(folder, 'protocol.json'), JSON.stringify(protocol));
  writeFileSync(path.join(folder, 'examples.jsonl'), '{"instruction": "a", "response": "b"}\n');
  const program = `
import os
os.chdir(${JSON.stringify(folder)})
from answers import plain_prompt, prompt_tokens, read_protocol

class Chat:
    def encode(self, text, add_special_tokens=True):
        return [text, add_special_tokens]
    def apply_chat_template(self, turns, tokenize, add_generation_prompt):
        return json.dumps([turns, tokenize, add_generation_prompt])

protocol = read_protocol()
print(json.dumps([
    prompt_tokens(Chat(), "q", protocol),
    json.loads(prompt_tokens(Chat(), "q", {**protocol, "chat": True})[0]),
    prompt_tokens(Chat(), "q", {**protocol, "chat": True})[1],
]))
`;
  const turns = [
    { role: 'system', content: 'S' },
    { role: 'user', content: 'q' },
  ];
  expect(await pythonJson(program, ['shared'])).toEqual([
    ['# Instruction\na\n\n# Response\nb\n\n# Instruction\nq\n\n# Response\n', true],
    [turns, false, true],
    // The template writes what begins a text.
    false,
  ]);
});

test("EvalPlus's own program is given the paper's decoding, and prompts that begin once", async () => {
  const program = `
import types
from generate import with_decoding, without_begin
tokenizer = types.SimpleNamespace(bos_token="<b>")
prompt = without_begin(lambda task, instruction, response, tokenizer: "<b>" + instruction + task + "<b>" + response)
print(json.dumps([
    with_decoding(dict, {"max_tokens": 1024, "repetition_penalty": 1.03})(temperature=0, max_tokens=768, stop=["a"]),
    prompt("t", "i", "r", tokenizer),
    prompt("t", "i", "r", types.SimpleNamespace(bos_token=None)),
]))
`;
  expect(await pythonJson(program, ['evaluate-evalplus'])).toEqual([
    { temperature: 0, max_tokens: 1024, repetition_penalty: 1.03, stop: ['a'] },
    'it<b>r',
    '<b>it<b>r',
  ]);
});

/** A checkout of Arena-Hard as far as judging needs one, with a judge that prefers what the test says. */
function checkout(folder: string): void {
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  write('utils/judge_utils.py', 'JUDGE_SETTINGS = {"arena-hard-v0.1": {"baseline": "gpt-4-0314"}}\n');
  write('config/arena-hard-v0.1.yaml', 'judge_model: gpt-4-1106-preview\ntemperature: 0.0\nmax_tokens: 4096\n');
  const questions = [0, 1, 2, 3].map((place) => {
    return JSON.stringify({ uid: `q${String(place)}`, category: 'arena-hard-v0.1', prompt: 'Why?' });
  });
  write('data/arena-hard-v0.1/question.jsonl', `${questions.join('\n')}\n`);
  write('data/arena-hard-v0.1/model_answer/gpt-4-0314.jsonl', '');
  write('gen_judgment.py', '');
}

test("Arena-Hard's board is made of the judgments and read as its own", async () => {
  const folder = temporaryFolder();
  for (const name of ['judge.py', 'board.py'])
    cpSync(path.join(stepsFolder, 'evaluate-arena-hard', name), path.join(folder, name));
  const files = await filesOfStep('evaluate-arena-hard');
  writeFileSync(path.join(folder, 'protocol.json'), files.get('protocol.json') ?? '');
  const arena = path.join(folder, 'checkout');
  checkout(arena);
  const own = path.join(folder, 'outputs/arena-hard/arena-hard-v0.1');
  const judgments = path.join(own, 'model_judgment/gpt-4-1106-preview/agora--student-of-a-run.jsonl');
  mkdirSync(path.dirname(judgments), { recursive: true });
  const games = [
    ['B>>A', 'A>B'],
    ['A=B', 'B>A'],
    ['A>B', 'B>>A'],
    ['A>B', null],
  ];
  const lines = games.map((verdicts, place) => {
    const played = verdicts.map((score) => ({ score }));
    return JSON.stringify({
      uid: `q${String(place)}`,
      category: 'arena-hard-v0.1',
      judge: 'j',
      model: 'agora/student-of-a-run',
      games: played,
    });
  });
  writeFileSync(judgments, `${lines.join('\n')}\n`);
  mkdirSync(path.join(own, 'model_answer'));
  const answers = path.join(own, 'model_answer/agora--student-of-a-run.jsonl');
  writeFileSync(
    answers,
    `${JSON.stringify({
      uid: 'q0',
      ans_id: 'a',
      model: 'agora/student-of-a-run',
      messages: [
        { role: 'user', content: 'Why?' },
        { role: 'assistant', content: { answer: 'So.' } },
      ],
      metadata: { token_len: 12 },
    })}\n`,
  );
  const board = await runCommand('python3', ['board.py', 'arena-hard-v0.1'], folder);
  expect(board).toMatchObject({ code: 0, stderr: '', stdout: '3 of 4 questions have two verdicts\n' });
  for (const name of ['judge.py', 'board.py', 'protocol.json']) rmSync(path.join(folder, name));
  rmSync(arena, { recursive: true });
  rmSync(path.join(folder, '__pycache__'), { recursive: true, force: true });

  const engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  const archive = await archiveAt(folder, undefined);
  const { evaluations, artifacts } = await engine.open(archive, { instances: true }, unattended);
  expect(artifacts.map(({ kind }) => kind).sort()).toEqual([
    'arena-hard-answers',
    'arena-hard-judgments',
    'arena-hard-leaderboard',
  ]);
  // Won clearly (3 × 1) and plainly (1), tied (0.5) and lost (0), lost (0) and lost clearly (3 × 0): 4.5 of 10.
  expect(evaluations).toMatchObject([{ model: 'agora/student-of-a-run', benchmark: 'arena_hard', score: 45 }]);
});

test("judging is set up beside the checkout, with its baseline's answers and this model alone", async () => {
  const folder = temporaryFolder();
  cpSync(path.join(stepsFolder, 'evaluate-arena-hard/judge.py'), path.join(folder, 'judge.py'));
  const arena = path.join(folder, 'checkout');
  checkout(arena);
  const program = `
sys.path.insert(0, ${JSON.stringify(folder)})
from judge import baselines_of, configured, file_name, read_lines
questions = read_lines(${JSON.stringify(path.join(arena, 'data/arena-hard-v0.1/question.jsonl'))})
config = {"judge_model": "gpt-4-1106-preview", "max_tokens": 4096, "temperature": 0.0, "model_list": ["other"]}
print(json.dumps([
    baselines_of(${JSON.stringify(arena)}, questions),
    configured(config, "", file_name("agora/a"), 8),
    list(configured(config, "gpt-x", "a.jsonl", 8)[1]),
]))
`;
  expect(await pythonJson(program, [])).toEqual([
    ['gpt-4-0314'],
    [
      { judge_model: 'gpt-4-1106-preview', max_tokens: 4096, temperature: 0, model_list: ['agora--a'] },
      {
        'gpt-4-1106-preview': {
          model: 'gpt-4-1106-preview',
          endpoints: null,
          api_type: 'openai',
          parallel: 8,
          max_tokens: 4096,
          temperature: 0,
        },
      },
    ],
    ['gpt-x'],
  ]);
});
