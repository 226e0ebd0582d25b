/** What the evaluators' tools are asked for: by names that they document, with the decoding that is published. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from '../../../analysis/schema';
import { temporaryFolder } from '../../electron/temporaryFolder';
import { pythonJson } from './runPython';
import { filesOfStep } from './stepFolder';

/** Kim et al. 2024: 0.2 for math, greedy elsewhere. */
const published = { temperature: 0, top_p: 0.95, max_tokens: 1024, repetition_penalty: 1.03 };

/**
 * In the place of vLLM: parameters by the names that it documents (docs.vllm.ai, "Sampling Parameters" and "LLM Class"), and no
 * others, as its own classes are.
 */
const vllm = `
import types
asked = {}

class SamplingParams:
    def __init__(self, *, n=1, presence_penalty=0.0, frequency_penalty=0.0, repetition_penalty=1.0, temperature=1.0, top_p=1.0,
                 top_k=0, min_p=0.0, seed=None, stop=None, stop_token_ids=None, ignore_eos=False, max_tokens=16, min_tokens=0,
                 logprobs=None, skip_special_tokens=True):
        asked["sampling"] = {"temperature": temperature, "top_p": top_p, "max_tokens": max_tokens,
                             "repetition_penalty": repetition_penalty, "seed": seed, "stop": stop, "n": n}

class Tokenizer:
    def encode(self, text, add_special_tokens=True):
        return [ord(letter) for letter in text]
    def apply_chat_template(self, turns, tokenize, add_generation_prompt):
        return "|".join("%s:%s" % (turn["role"], turn["content"]) for turn in turns)

class LLM:
    def __init__(self, model, *, tokenizer=None, trust_remote_code=False, tensor_parallel_size=1, dtype="auto", seed=0,
                 gpu_memory_utilization=0.9, max_model_len=None, enforce_eager=False):
        asked["model"] = {"model": model, "dtype": dtype, "max_model_len": max_model_len, "seed": seed}
    def get_tokenizer(self):
        return Tokenizer()
    def generate(self, prompts, sampling):
        asked["prompts"] = ["".join(chr(token) for token in each["prompt_token_ids"]) for each in prompts]
        return [types.SimpleNamespace(outputs=[types.SimpleNamespace(text=" So. ", token_ids=[1, 2])]) for _ in prompts]
`;

test.each(['evaluate-alpaca-eval', 'evaluate-arena-hard'])(
  '%s asks vLLM for the published decoding, by parameters that it has',
  async (kind) => {
    const told = async (role: 'base' | 'student') => {
      const folder = temporaryFolder();
      writeFileSync(path.join(folder, 'vllm.py'), vllm);
      const { get } = await filesOfStep(kind, { role, model: 'm' }).then((files) => ({
        get: (name: string) => files.get(name) ?? '',
      }));
      writeFileSync(path.join(folder, 'protocol.json'), get('protocol.json'));
      return pythonJson(
        `
import os
os.chdir(${JSON.stringify(folder)})
sys.path.insert(0, "")
import vllm
from answers import answer_all, read_protocol
rows = answer_all(["Why?"], read_protocol(), "outputs/answers.jsonl")
print(json.dumps({**vllm.asked, "rows": rows}))
`,
        ['shared'],
      );
    };
    const same = {
      model: { model: 'm', dtype: 'bfloat16', max_model_len: 8192, seed: 42 },
      rows: [{ index: 0, answer: 'So.', tokens: 2 }],
    };
    expect(await told('student')).toEqual({
      ...same,
      sampling: { ...published, seed: 42, stop: null, n: 1 },
      prompts: ['system:You are a helpful AI assistant.|user:Why?'],
    });
    expect(await told('base')).toEqual({
      ...same,
      sampling: { ...published, seed: 42, stop: ['\n# Instruction'], n: 1 },
      prompts: ['# Instruction\nWhy?\n\n# Response\n'],
    });
  },
);

/** In the place of EvalPlus 0.3: `run_codegen` by its own parameters, and the class of vLLM as its provider uses it. */
const evalplus: Readonly<Record<string, string>> = {
  'evalplus/__init__.py': '',
  'evalplus/codegen.py': `
from evalplus.provider import vllm as provider
asked = {}
def run_codegen(model, dataset, root="evalplus_results", bs=None, n_samples=1, temperature=0.0, resume=True, greedy=False,
                id_range=None, version="default", backend="vllm", force_base_prompt=False, base_url=None, tp=1,
                evalperf_type=None, jsonl_fmt=True, attn_implementation="eager"):
    given = provider.SamplingParams(temperature=temperature, max_tokens=768, top_p=1.0, stop=["x"])
    asked.update(model=model, dataset=dataset, greedy=greedy, backend=backend, force_base_prompt=force_base_prompt, tp=tp,
                 decoding=given)
    return root + "/samples.jsonl"
`,
  'evalplus/provider/__init__.py': '',
  'evalplus/provider/vllm.py': 'SamplingParams = dict\ndef make_raw_chat_prompt(*words): return ""\n',
};

test('EvalPlus is asked for greedy answers of the published length and penalty, by parameters that it has', async () => {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(evalplus)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const files = await filesOfStep('evaluate-evalplus');
  for (const name of ['decoding.json', 'generate.py']) writeFileSync(path.join(folder, name), files.get(name) ?? '');
  const told = await pythonJson(
    `
sys.path.insert(0, ${JSON.stringify(folder)})
import generate
from evalplus.codegen import asked
sys.argv = ["generate.py", "m", "mbpp", "true", "2"]
generate.main()
print(json.dumps(asked))
`,
    [],
  );
  expect(told).toEqual({
    model: 'm',
    dataset: 'mbpp',
    greedy: true,
    backend: 'vllm',
    force_base_prompt: false,
    tp: 2,
    decoding: { temperature: 0, max_tokens: 1024, top_p: 1, stop: ['x'], repetition_penalty: 1.03 },
  });
  expect(readFileSync(path.join(folder, 'samples-mbpp'), 'utf8')).toMatch(/outputs\/evalplus\/samples\.jsonl$/);
});

test('AlpacaEval is asked by parameters that its evaluate has, and an annotator that it lacks is named before', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'configs/weighted_alpaca_eval_gpt4_turbo'), { recursive: true });
  // Parameters of evaluate and of the annotators' classes under it, in 0.6.
  writeFileSync(
    path.join(folder, 'alpaca_eval.py'),
    `
import types
constants = types.SimpleNamespace(EVALUATORS_CONFIG_DIR=${JSON.stringify(path.join(folder, 'configs'))})
asked = {}
def evaluate(model_outputs=None, reference_outputs=None, annotators_config=None, name=None, output_path="auto",
             precomputed_leaderboard="auto", is_overwrite_leaderboard=False, leaderboard_mode_to_print="minimal",
             current_leaderboard_mode="community", is_return_instead_of_print=False, fn_metric=None, metric_kwargs=None,
             is_recompute_metrics_only=False, sort_by="length_controlled_winrate", is_cache_leaderboard=None,
             max_instances=None, annotation_kwargs=None, Annotator=None, *, caching_path="auto"):
    asked.update(annotator=annotators_config, leaderboard=precomputed_leaderboard, cached=is_cache_leaderboard)
`,
  );
  const told = await pythonJson(
    `
sys.path.insert(0, ${JSON.stringify(folder)})
import alpaca_eval, judge
judge.check("weighted_alpaca_eval_gpt4_turbo")
judge.judge("weighted_alpaca_eval_gpt4_turbo")
try:
    judge.check("none")
except SystemExit as ended:
    print(json.dumps([alpaca_eval.asked, ended.code]))
`,
    ['evaluate-alpaca-eval'],
  );
  expect(z.tuple([z.unknown(), z.number()]).parse(told)).toEqual([
    { annotator: 'weighted_alpaca_eval_gpt4_turbo', leaderboard: null, cached: false },
    78,
  ]);
});

test('what the program of Arena-Hard lacks is named before the model answers', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'arena'));
  const checked = async (program: string) => {
    writeFileSync(path.join(folder, 'arena/gen_judgment.py'), program);
    return pythonJson(
      `
import contextlib, io
import judge
judge.WORK = ${JSON.stringify(path.join(folder, 'arena'))}
told, code = io.StringIO(), 0
with contextlib.redirect_stderr(told):
    try:
        judge.check_program("/srv/arena")
    except SystemExit as ended:
        code = ended.code
print(json.dumps([code, told.getvalue()]))
`,
      ['evaluate-arena-hard'],
    );
  };
  expect(await checked('import json\n')).toEqual([0, '']);
  expect(await checked('import no_such_module\n')).toEqual([
    78,
    expect.stringMatching(
      /^agora: \/srv\/arena\/gen_judgment\.py cannot be loaded \(ModuleNotFoundError: No module named 'no_such_module'\)\. Install what it needs there: \S+ -m pip install -r \/srv\/arena\/requirements\.txt\.\n$/,
    ),
  ]);
});
