/** Small files of every kind, which fuzzing starts from. A kind without them fails the tests. */
import fs from 'node:fs';
import path from 'node:path';
import { Table, Utf8, tableToIPC, vectorFromArray } from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { alpacaAnnotations, alpacaLeaderboard } from '../fixtures/archive-builders/alpacaEval';
import {
  arenaHardAnswer,
  arenaHardBoard,
  arenaHardJudgment,
  arenaHardOldAnswer,
} from '../fixtures/archive-builders/arenaHard';
import { evalPlusDocument } from '../fixtures/archive-builders/evalPlus';
import { lightevalDocument, lightevalDocumentWithoutSuites } from '../fixtures/archive-builders/lighteval';
import { llamaRecipesMetrics, llamaRecipesParameters } from '../fixtures/archive-builders/llamaRecipes';
import { lmEvalDocument } from '../fixtures/archive-builders/lmEval';
import { lmEvalSamples } from '../fixtures/archive-builders/lmEvalSamples';
import {
  smallEvaluateDocument,
  smallEvaluateItemLines,
  smallTrainDocument,
} from '../fixtures/archive-builders/smallStudy';
import { simpleEvent, tensorEvent, textEvent, tfRecords, versionEvent } from '../fixtures/archive-builders/tensorBoard';
import { trainerStateDocument } from '../fixtures/archive-builders/trainerState';
import { arrowVectors, npy, someVectors } from '../fixtures/archive-builders/vectors';
import { wandbConfiguration, wandbSummary, wandbTable } from '../fixtures/archive-builders/wandb';
import { zip } from '../fixtures/container-builders/zips';
import { sharedFolder } from '../shared';
import { isLong } from './inputs';

export interface Seed {
  readonly path: string;
  readonly content: Uint8Array;
}

export type Row = Readonly<Record<string, unknown>>;

export interface KindSeeds {
  readonly files: readonly Seed[];
  /** Of a kind that is read line by line: its lines, each a record that stands for itself. */
  readonly lines?: readonly string[];
  /** Of a kind whose records come as a list, too: its records. */
  readonly rows?: readonly Row[];
}

const count = 6;
const numbers = Array.from({ length: count }, (_, index) => index);
const turn = (role: string, content: string) => ({ role, content });
const question = (index: number) => `How much is ${String(index)} + ${String(index)}?\n"Think" about it, é 😀.`;
const answer = (index: number) => `It is ${String(2 * index)}.`;

function file(filePath: string, content: string | Uint8Array | object): Seed {
  if (content instanceof Uint8Array) return { path: filePath, content };
  return { path: filePath, content: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)) };
}

/** Whether the rows are those of a table: texts and nothing else. */
export function isFlat(rows: readonly Row[]): boolean {
  return rows.every((row) => Object.values(row).every((value) => typeof value === 'string'));
}

/** Records as JSON lines, as a list, and where they are flat as CSV, Parquet and Arrow. */
function records(name: string, make: (index: number) => Row): KindSeeds {
  const rows = numbers.map(make);
  const lines = rows.map((row) => JSON.stringify(row));
  const files = [file(`${name}.jsonl`, `${lines.join('\n')}\n`), file(`${name}.json`, JSON.stringify(rows, null, 1))];
  return {
    files: isFlat(rows) ? [...files, csv(name, rows), parquet(name, rows), arrow(name, rows)] : files,
    lines,
    rows,
  };
}

function csv(name: string, rows: readonly Row[]): Seed {
  const cell = (value: unknown) => `"${String(value).replaceAll('"', '""')}"`;
  const table = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))];
  return file(`${name}.csv`, table.map((cells) => cells.map(cell).join(',')).join('\n'));
}

function parquet(name: string, rows: readonly Row[]): Seed {
  const columnData = Object.keys(rows[0] ?? {}).map((column) => ({
    name: column,
    data: rows.map((row) => String(row[column])),
    type: 'STRING' as const,
  }));
  return file(`${name}.parquet`, new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 2 })));
}

/** A stream, as data sets are saved, in batches of two rows. */
function arrow(name: string, rows: readonly Row[]): Seed {
  const batchOf = (some: readonly Row[]) =>
    new Table(
      Object.fromEntries(
        Object.keys(rows[0] ?? {}).map((column) => [
          column,
          vectorFromArray(
            some.map((row) => String(row[column])),
            new Utf8(),
          ),
        ]),
      ),
    );
  const [first, ...others] = [0, 2, 4].map((start) => batchOf(rows.slice(start, start + 2)));
  return file(`${name}.arrow`, tableToIPC((first ?? new Table()).concat(...others), 'stream'));
}

function lines(name: string, texts: readonly string[]): KindSeeds {
  return { files: [file(name, `${texts.join('\n')}\n`)], lines: texts };
}

/** A real file beside the project, where it is there and small enough for the mode. */
function samples(...names: readonly string[]): readonly Seed[] {
  if (sharedFolder === null) return [];
  const folder = path.join(sharedFolder, 'samples');
  return names
    .map((name) => file(name, fs.readFileSync(path.join(folder, name))))
    .filter(({ content }) => content.length < (isLong ? 64 : 16) * 1024);
}

const evalPlus = evalPlusDocument('humaneval', 30) as { eval: Record<string, unknown> };
const lmEval = { model: 'org/model', gsm8k: 28.5, shots: 5 };

/** By the kind's id. */
export const seeds: Readonly<Record<string, KindSeeds>> = {
  manifest: { files: [file('agora.json', { agora: 1, study: { preset: 'agorabench' }, runs: [] })] },
  workspace: { files: [file('study.agora', { agoraWorkspace: 1, archives: [{ path: 'runs' }] })] },
  'data-agora': withSamples(
    records('math_gpt-4o_1000', (index) => ({
      instruction: question(index),
      response: answer(index),
      config: 'gpt-4o',
    })),
    'data_agora_seed/code_seed_data_subsampled.json',
    'data_agora_seed/math_seed_data_subsampled.json',
    'data_agora_seed/webinstruct_math_seed_data_10000_subsampled.json',
  ),
  distilabel: records('distilabel', (index) => ({
    instruction: question(index),
    generation: answer(index),
    model_name: 'org/model',
    distilabel_metadata: { raw_output_text_generation_0: answer(index) },
  })),
  alpaca: records('alpaca', (index) => ({ instruction: question(index), input: 'None.', output: answer(index) })),
  'prompt-completion': records('prompts', (index) => ({ prompt: question(index), completion: answer(index) })),
  chat: records('chat', (index) => ({
    messages: [turn('system', 'Be brief.'), turn('user', question(index)), turn('assistant', answer(index))],
  })),
  'preference-pairs': records('pairs', (index) => ({
    prompt: question(index),
    chosen: answer(index),
    rejected: 'No idea.',
  })),
  'dataset-info': {
    files: [file('dataset_info.json', { builder_name: 'json', features: { instruction: {} }, splits: { train: {} } })],
  },
  'dataset-card': {
    files: [file('README.md', '---\ndataset_info:\n  features:\n  - name: instruction\n---\n# Data\n')],
  },
  'alpaca-eval-outputs': withSamples(
    records('model_outputs', (index) => ({
      dataset: 'helpful_base',
      instruction: question(index),
      output: answer(index),
      generator: 'org/model',
    })),
    'alpaca_eval_model_outputs_first2.json',
  ),
  'trainer-state': withSamples(
    { files: [file('trainer_state.json', trainerStateDocument(5))] },
    'trainer_state_Qwen3_Lora.json',
  ),
  'trainer-configuration': withSamples(
    { files: [file('train_params.yaml', llamaRecipesParameters)] },
    'trainers/axolotl_llama31_8b_full_sft.yaml',
    'trainers/llamafactory_llama3_full_sft.yaml',
  ),
  'llama-recipes-metrics': { files: [file('metrics_data_None-2024.json', llamaRecipesMetrics(2, 6))] },
  'tensorboard-events': {
    files: [
      file(
        'events.out.tfevents.1',
        tfRecords([
          versionEvent(),
          simpleEvent(1, 'train/loss', 1.5),
          tensorEvent(2, 'train/loss', 1.25),
          textEvent(2, 'args'),
        ]),
      ),
    ],
  },
  'wandb-summary': { files: [file('wandb-summary.json', wandbSummary)] },
  'wandb-configuration': { files: [file('config.yaml', wandbConfiguration)] },
  'wandb-table': { files: [file('wandb_export.csv', wandbTable)] },
  'training-log': {
    files: [
      file('slurm-1.out', "Loading\n{'loss': 1.5, 'grad_norm': 0.5, 'epoch': 0.1}\n{'loss': nan, 'epoch': 0.2}\n"),
    ],
  },
  'npy-vectors': { files: [file('math.instruction.stella.npy', npy(someVectors(count, 16)))] },
  'vector-table': {
    files: [file('math_embeddings.arrow', arrowVectors({ response_embedding: someVectors(count, 16) }))],
  },
  'torch-pickle': {
    files: [file('training_args.bin', zip([{ name: 'args/data.pkl', content: 'pickle', stored: true }]))],
  },
  'lm-eval-results': withSamples(
    { files: [file('results_2024-11-14T16-00-00.json', lmEvalDocument(lmEval))] },
    'lm_eval_old/math_algebra-v1-res.json',
    'lm_eval_old/arc_challenge-v2.0-res.json',
    'lm_eval_old/gsm8k-v0-res.json',
  ),
  'lm-eval-samples': lines('samples_gsm8k_2024-11-14T16-00-00.json', lmEvalSamples(3).trim().split('\n')),
  'lighteval-results': {
    files: [
      file('results_2024-11-14T16-00-00.json', lightevalDocument({ model: 'org/model', task: 'gsm8k', score: 0.5 })),
      file('results_2025.json', lightevalDocumentWithoutSuites({ model: 'org/model', task: 'gsm8k', score: 0.5 })),
    ],
  },
  'evalplus-results': {
    files: [
      file('model.eval_results.json', {
        ...evalPlus,
        eval: Object.fromEntries(Object.entries(evalPlus.eval).slice(0, 8)),
      }),
    ],
  },
  'evalplus-samples': lines(
    'samples.jsonl',
    numbers.map((index) => JSON.stringify({ task_id: `HumanEval/${String(index)}`, solution: 'pass' })),
  ),
  'small-evaluate-results': { files: [file('small_evaluate.json', smallEvaluateDocument('student', 'sums', 3, 4))] },
  'small-evaluate-items': lines(
    'small_evaluate_items.jsonl',
    smallEvaluateItemLines(
      'student',
      'sums',
      numbers.map((index) => ({ id: `sums-${String(index)}`, right: index > 2 })),
    ),
  ),
  'small-training': { files: [file('small_train.json', smallTrainDocument('student', [2, 1, 0.5]))] },
  'alpaca-eval-leaderboard': {
    files: [
      file(
        'leaderboard.csv',
        alpacaLeaderboard([
          { model: 'a', score: 12.5 },
          { model: 'b', score: 50 },
        ]),
      ),
    ],
  },
  'alpaca-eval-annotations': withSamples(
    { files: [file('annotations.json', alpacaAnnotations('org/model', [1, 1.5, 2, null]))] },
    'alpaca_eval_annotations_weighted_first2.json',
  ),
  'arena-hard-leaderboard': withSamples(
    {
      files: [
        file(
          'arena_hard_leaderboard.csv',
          arenaHardBoard([
            { model: 'a', score: 12.5 },
            { model: 'b', score: 50 },
          ]),
        ),
      ],
    },
    'arena_hard_leaderboard_20240731.csv',
  ),
  'arena-hard-judgments': lines(
    'model_judgment/judge/model.jsonl',
    numbers.map((index) => arenaHardJudgment(`uid-${String(index)}`, 'model', ['A>>B', index === 3 ? null : 'B>A'])),
  ),
  'arena-hard-answers': withSamples(
    lines('model_answer/model.jsonl', [
      ...numbers.map((index) => arenaHardAnswer(`uid-${String(index)}`, 'model', answer(index))),
      arenaHardOldAnswer('uid-old', 'model', 'An older answer.'),
    ]),
    'arena_hard_v0.1_model_answer_first1.jsonl',
  ),
  'arena-hard-questions': withSamples(
    records('question', (index) => ({ uid: String(index), category: 'arena-hard-v0.1', prompt: question(index) })),
    'arena_hard_v0.1_question_first2.jsonl',
  ),
  'instance-measures': {
    files: [
      file('perplexity.jsonl', '{"index": 0, "ppl": 3.5, "scores": {"reward": -1}}\n{"index": 2, "ppl": NaN}\n'),
      file('rewards.csv', 'idx,reward,quality\n0,1.5,good\n1,,poor\n'),
    ],
  },
  judgements: {
    files: [
      file('grades.json', { judge: 'model', aspect: 'quality', rubrics: 'agora@1+0', metric: 'm', runs: [] }),
      file(
        'judgements.jsonl',
        '{"ordinal": 0, "grade": 4, "feedback": "Good.", "judge": "m", "rubrics": "agora@1+0"}\n'.repeat(2),
      ),
    ],
  },
  provenance: {
    files: [
      file('provenance.json', {
        agoraProvenance: 1,
        step: 'lm-eval-base',
        stage: 'evaluate',
        key: 'a'.repeat(64),
        subject: { role: 'base', run: null, model: 'org/base' },
        results: [{ path: 'outputs/results.json', bytes: 120, sha256: 'b'.repeat(64) }],
      }),
    ],
  },
  'score-table': {
    files: [
      file('scores.csv', 'model,benchmark,score,stderr,n\norg/a,gsm8k,28.5,1.25,1319\norg/b,math,0.125,,500\n'),
      file('wide.csv', 'run;gsm8k;math\na;28,5;12\nb;30,1;\n'),
    ],
  },
  'printed-values': {
    files: [
      file(
        'values.csv',
        'quantity,generator,method,domain,variant,metric,scope,value,text,source\npgr,gpt-4o,m,math,,,,20.6,20.6,Table 2\n',
      ),
    ],
  },
  'printed-scores': {
    files: [file('scores.csv', 'model,benchmark,score,source\na,gsm8k,28.5,Table 1\nb,math,"12,5",\n')],
  },
};

function withSamples(own: KindSeeds, ...names: readonly string[]): KindSeeds {
  return { ...own, files: [...own.files, ...samples(...names)] };
}

/** Every file of every kind: what another may be mixed up with. */
export const allContents = Object.values(seeds).flatMap(({ files }) => files.map(({ content }) => content));
