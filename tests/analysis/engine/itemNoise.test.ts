import { beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../analysis/engine';
import { unattended } from '../../../analysis/task';
import { memoryDatabase } from '../../../electron/ports/database';
import { alpacaLeaderboard } from '../../fixtures/archive-builders/alpacaEval';
import { arenaHardBoard, arenaHardJudgment } from '../../fixtures/archive-builders/arenaHard';
import { agoraPath, agoraRecords } from '../../fixtures/archive-builders/generatedData';
import { lmEvalDocument, lmEvalPath } from '../../fixtures/archive-builders/lmEval';
import { lmEvalSamples } from '../../fixtures/archive-builders/lmEvalSamples';
import { baseModel, referenceModel } from '../../fixtures/archive-builders/runArchive';
import { memoryArchive } from '../../fixtures/memoryArchive';

const items = 1319;
const generator = 'gpt-4o-2024-08-06';

/** Results and samples of three models; each is right on the first `right` documents. */
function files(right: { readonly base: number; readonly student: number; readonly reference: number }) {
  const method = 'instance_generation';
  const models = {
    base: baseModel,
    student: `llama-3.1-8b-${method}-math-${generator}`,
    reference: referenceModel,
  };
  const contents: Record<string, string> = {
    [agoraPath(method, 'math', generator)]: JSON.stringify(agoraRecords(20, method, 'math', generator)),
  };
  for (const role of ['base', 'student', 'reference'] as const) {
    const gsm8k = (100 * right[role]) / items;
    const options = { model: models[role], gsm8k, math: gsm8k, shots: role === 'base' ? 5 : 0 };
    const path = lmEvalPath(options);
    contents[path] = JSON.stringify(lmEvalDocument(options));
    const samples = path.replace('results_', 'samples_gsm8k_').replace(/\.json$/, '.jsonl');
    contents[samples] = lmEvalSamples(items, (id) => id < right[role]);
  }
  return contents;
}

let engine: Engine;

beforeEach(async () => {
  engine = await createEngine({ database: memoryDatabase(), build: 'test' });
});

/** Boards of both chat benchmarks, and the judgments behind one; each model wins the first `wins` of 500 questions clearly. */
function chatFiles(wins: { readonly base: number; readonly student: number; readonly reference: number }) {
  const method = 'instance_generation';
  const models = {
    base: baseModel,
    student: `llama-3.1-8b-${method}-instruction_following-${generator}`,
    reference: referenceModel,
  };
  const roles = ['base', 'student', 'reference'] as const;
  // A clear win counts three times in both games; losses count once, and the last question's second game not at all.
  const score = (role: keyof typeof wins) => (100 * 6 * wins[role]) / (6 * wins[role] + 2 * (500 - wins[role]) - 1);
  const board = roles.map((role) => ({ model: models[role], score: Math.round(100 * score(role)) / 100 }));
  const judgments = roles.map((role): [string, string] => {
    const rows = Array.from({ length: 500 }, (_, i) =>
      arenaHardJudgment(`q${i}`, models[role], i < wins[role] ? ['B>>A', 'A>>B'] : ['A>B', i === 499 ? null : 'B>A']),
    );
    return [`arena/model_judgment/judge/${role}.jsonl`, `${rows.join('\n')}\n`];
  });
  return {
    [agoraPath(method, 'instruction_following', generator)]: JSON.stringify(
      agoraRecords(20, method, 'instruction_following', generator),
    ),
    'arena/leaderboard.csv': arenaHardBoard(board),
    'alpaca/leaderboard.csv': alpacaLeaderboard(roles.map((role) => ({ model: models[role], score: wins[role] / 5 }))),
    ...Object.fromEntries(judgments),
  };
}

describe('judgments of an archive', () => {
  it('give the questions behind a board, and none for a length-controlled rate', async () => {
    const archive = memoryArchive(chatFiles({ base: 40, student: 120, reference: 260 }));
    await engine.open(archive, { instances: false }, unattended);
    const { cells } = await engine.pgr(archive.id);
    const [cell] = cells;
    const intervals = Object.fromEntries(cell?.benchmarks.map(({ id, interval }) => [id, interval]) ?? []);
    expect(intervals['arena_hard']).toMatchObject({ from: 'items', items: 500 });
    expect(intervals['alpacaeval2']).toMatchObject({ from: 'standard-errors', items: null });
    expect(cell?.uncertainty).toMatchObject({ method: 'bootstrap', from: ['standard-errors', 'items'] });
  });
});

describe('items of an archive', () => {
  it('reach the interval of the cell and the view of scores', async () => {
    const archive = memoryArchive(files({ base: 400, student: 600, reference: 900 }));
    await engine.open(archive, { instances: false }, unattended);
    const { cells } = await engine.pgr(archive.id);
    expect(cells).toHaveLength(1);
    const [cell] = cells;
    expect(cell?.benchmarks[0]).toMatchObject({ id: 'gsm8k', interval: { from: 'items', items } });
    expect(cell?.benchmarks[1]).toMatchObject({ id: 'math', interval: { from: 'standard-errors', items: null } });
    expect(cell?.uncertainty).toMatchObject({ method: 'bootstrap', from: ['items', 'standard-errors'] });
    // The same scores on 1,319 items paired and on 5,000 independent: pairing is worth a fifth of the error and more.
    const paired = cell?.benchmarks[0]?.interval?.standardError ?? NaN;
    const independent = cell?.benchmarks[1]?.interval?.standardError ?? NaN;
    expect(paired).toBeLessThan(0.8 * independent * Math.sqrt(5000 / items));
    const scores = 'SELECT lo, hi FROM scores WHERE lo IS NOT NULL';
    const { rows } = await engine.sql(archive.id, scores, unattended);
    expect(rows).toContainEqual([cell?.lo, cell?.hi]);
  });

  it('of another number than the score says are not its items', async () => {
    const contents = files({ base: 400, student: 600, reference: 900 });
    const [path = ''] = Object.keys(contents).filter(
      (each) => each.includes('samples_gsm8k') && each.includes(generator),
    );
    const archive = memoryArchive({ ...contents, [path]: lmEvalSamples(items, (id) => id < 300) });
    await engine.open(archive, { instances: false }, unattended);
    const { cells } = await engine.pgr(archive.id);
    expect(cells[0]?.benchmarks[0]?.interval).toMatchObject({ from: 'standard-errors' });
    expect(cells[0]?.uncertainty).toMatchObject({ method: 'delta' });
  });
});
