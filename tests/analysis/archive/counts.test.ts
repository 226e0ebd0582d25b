/** The rows of evaluation and training files, counted once more by native DuckDB from the same bytes. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { alpacaAnnotations, alpacaLeaderboard } from '../../fixtures/archive-builders/alpacaEval';
import { arenaHardAnswer, arenaHardBoard, arenaHardJudgment } from '../../fixtures/archive-builders/arenaHard';
import { evalPlusDocument } from '../../fixtures/archive-builders/evalPlus';
import { llamaRecipesMetrics } from '../../fixtures/archive-builders/llamaRecipes';
import { lmEvalSamples } from '../../fixtures/archive-builders/lmEvalSamples';
import { trainerStateDocument } from '../../fixtures/archive-builders/trainerState';
import { wandbTable } from '../../fixtures/archive-builders/wandb';
import { withNativeDuckDb } from '../../fixtures/nativeDuckDb';
import { sharedFolder, sharedMissing } from '../../shared';
import type { ReadResult } from './sources';
import { fileSource, readSource } from './sources';

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

type Table = 'items' | 'evaluations' | 'training' | 'instances';

interface Case {
  readonly name: string;
  readonly content: string;
  readonly table: Table;
  /** Gives the number of rows that `$file` must give. */
  readonly sql: string;
}

const judgments = lines(50, (index) =>
  arenaHardJudgment(`q${String(index)}`, 'm', ['A>B', index % 7 === 0 ? null : 'B>A']),
);
const board = arenaHardBoard(Array.from({ length: 33 }, (_, index) => ({ model: `m${String(index)}`, score: index })));
const leaderboard = alpacaLeaderboard(
  Array.from({ length: 21 }, (_, index) => ({ model: `m${String(index)}`, score: index })),
);

const cases: readonly Case[] = [
  {
    name: 'samples_gsm8k.jsonl',
    content: lmEvalSamples(700),
    table: 'items',
    sql: 'SELECT count(*) FROM read_json($file)',
  },
  {
    name: 'annotations.json',
    content: alpacaAnnotations(
      'm',
      Array.from({ length: 805 }, () => 1.5),
    ),
    table: 'items',
    sql: 'SELECT count(*) FROM read_json($file)',
  },
  { name: 'judgments.jsonl', content: judgments, table: 'items', sql: 'SELECT sum(len(games)) FROM read_json($file)' },
  {
    name: 'answers.jsonl',
    content: lines(40, (index) => arenaHardAnswer(`q${String(index)}`, 'm', 'x')),
    table: 'instances',
    sql: 'SELECT count(*) FROM read_json($file)',
  },
  {
    name: 'mbpp.eval_results.json',
    content: JSON.stringify(evalPlusDocument('mbpp', 40)),
    table: 'items',
    sql: "SELECT 2 * len(json_keys(content, '$.eval')) FROM read_text($file)",
  },
  {
    name: 'trainer_state.json',
    content: JSON.stringify(trainerStateDocument(90)),
    table: 'training',
    sql: 'SELECT len(log_history) FROM read_json($file)',
  },
  {
    name: 'metrics_data_0.json',
    content: JSON.stringify(llamaRecipesMetrics(3, 50)),
    table: 'training',
    sql: 'SELECT len(train_step_loss) FROM read_json($file)',
  },
  {
    name: 'wandb.csv',
    content: wandbTable,
    table: 'training',
    sql: 'SELECT count("seed-1 - train/loss") + count("a - b - train/loss") FROM read_csv($file)',
  },
  { name: 'arena.csv', content: board, table: 'evaluations', sql: 'SELECT count(*) FROM read_csv($file)' },
  {
    name: 'leaderboard.csv',
    content: leaderboard,
    table: 'evaluations',
    sql: 'SELECT count(win_rate) + count(length_controlled_winrate) FROM read_csv($file)',
  },
  {
    name: 'scores.csv',
    content: `model,gsm8k,mbpp\n${lines(30, (index) => `m${String(index)},${String(index)},${index % 4 === 0 ? '' : '3.5'}`)}\n`,
    table: 'evaluations',
    sql: 'SELECT count(gsm8k) + count(mbpp) FROM read_csv($file)',
  },
];

const countOf = (read: ReadResult, table: Table): number => read[table].length;

describe('rows are as many as native DuckDB counts', () => {
  it.each(cases)('in $name', async ({ name, content, table, sql }) => {
    await withNativeDuckDb(async ({ folder, rows }) => {
      const file = path.join(folder, name);
      fs.writeFileSync(file, content);
      const [[expected] = []] = await rows(sql.replace('$file', `'${file}'`));
      expect(Number(expected)).toBeGreaterThan(20 * Number(name !== 'wandb.csv'));
      expect(countOf(await readSource(fileSource(file, `m/${name}`)), table)).toBe(Number(expected));
    });
  });

  it.skipIf(sharedFolder === null)(`in real samples (else ${sharedMissing})`, async () => {
    const samples: readonly (readonly [string, Table, string])[] = [
      ['samples/arena_hard_leaderboard_20240731.csv', 'evaluations', 'SELECT count(*) FROM read_csv($file)'],
      [
        'samples/alpaca_eval2_weighted_leaderboard.csv',
        'evaluations',
        'SELECT count(win_rate) + count(length_controlled_winrate) FROM read_csv($file)',
      ],
      ['samples/alpaca_eval_annotations_weighted_first2.json', 'items', 'SELECT count(*) FROM read_json($file)'],
      ['samples/arena_hard_v0.1_question_first2.jsonl', 'instances', 'SELECT count(*) FROM read_json($file)'],
      ['samples/trainer_state_Qwen3_Lora.json', 'training', 'SELECT len(log_history) FROM read_json($file)'],
    ];
    await withNativeDuckDb(async ({ rows }) => {
      for (const [name, table, sql] of samples) {
        const file = path.join(sharedFolder ?? '', name);
        const [[expected] = []] = await rows(sql.replace('$file', `'${file}'`));
        expect({ name, rows: countOf(await readSource(fileSource(file, name)), table) }).toEqual({
          name,
          rows: Number(expected),
        });
      }
    });
  });
});
