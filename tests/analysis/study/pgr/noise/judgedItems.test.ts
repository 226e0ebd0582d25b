import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ascending, percentileInterval } from '../../../../../analysis/statistics/bootstrapIntervals';
import { itemAt } from '../../../../../analysis/statistics/matrix';
import { resampleItems } from '../../../../../analysis/statistics/resampleItems';
import { deviation } from '../../../../../analysis/study/pgr/noise/cellInterval';
import type { ItemTable } from '../../../../../analysis/study/pgr/noise/items';
import { matchItems } from '../../../../../analysis/study/pgr/noise/itemScores';
import { anEvaluation } from '../../build';
import { expectNear } from '../../../statistics/near';

const judged = z.object({
  /** Two games a question: places of the verdicts from A>>B to B>>A, - for none. */
  games: z.string().transform((text) => text.split(' ')),
  score: z.number(),
  standardError: z.number(),
  interval: z.tuple([z.number(), z.number()]),
});
const oracle = z
  .object({ base: judged, reference: judged, student: judged })
  .parse(JSON.parse(fs.readFileSync(new URL('../../../../fixtures/judged-scores.json', import.meta.url), 'utf8')));

const verdicts = [-3, -1, 0, 1, 3];

/** The two tables that the reader makes of a judge's file; games without a verdict are in none. */
function gamesOf(model: string, games: readonly string[], judge = 'gpt-4-1106-preview'): ItemTable[] {
  return [0, 1].map((game) => {
    const known = games.flatMap((pair, i) => {
      const verdict = verdicts[Number.parseInt(pair[game] ?? '', 10)];
      return verdict === undefined ? [] : [{ item: `q${i}`, value: (game === 0 ? 1 : -1) * verdict }];
    });
    return {
      path: `model_judgment/${judge}/${model}.jsonl`,
      model,
      tool: 'arena-hard',
      task: 'arena-hard-v0.1',
      metric: 'verdict',
      filter: `${judge}/game-${game + 1}`,
      items: known.map(({ item }) => item),
      values: known.map(({ value }) => value),
    };
  });
}

const onBoard = (model: string, score: number) =>
  anEvaluation({
    role: 'student',
    benchmark: 'arena_hard',
    model,
    tool: 'arena-hard',
    task: 'arena-hard',
    metric: 'score',
    filter: null,
    score: Math.round(100 * score) / 100,
    source: 'leaderboard.csv',
  });

describe('the questions behind an Arena-Hard score', () => {
  it.each(['base', 'reference', 'student'] as const)(
    '%s: the score, its error and its interval by questions',
    (name) => {
      const { games, score, standardError, interval } = oracle[name];
      const evaluation = onBoard(name, score);
      const items = matchItems([evaluation], gamesOf(name, games)).get(evaluation);
      const values = items?.values ?? new Float64Array();
      expectNear(values.reduce((sum, value) => sum + value, 0) / values.length, score, 1e-7);
      const [resamples] = resampleItems([values.map((value) => value / 100)], 20_000, 3);
      const replicates = itemAt([resamples ?? new Float64Array()], 0).map((value) => 100 * value);
      expectNear(deviation(replicates), standardError, 0.03);
      const { lo, hi } = percentileInterval(ascending(replicates));
      expect(Math.abs(lo - interval[0])).toBeLessThan(0.1 * standardError);
      expect(Math.abs(hi - interval[1])).toBeLessThan(0.1 * standardError);
    },
  );

  it('are not taken from a judge whose verdicts do not give the score, nor where two judges do', () => {
    const { games, score } = oracle.student;
    const right = onBoard('student', score);
    const wrong = onBoard('student', score + 0.02);
    const own = gamesOf('student', games);
    const other = gamesOf('student', oracle.reference.games, 'another-judge');
    expect(matchItems([wrong], own).size).toBe(0);
    expect(matchItems([right], other).size).toBe(0);
    expect(matchItems([right], [...own, ...other]).size).toBe(1);
    expect(matchItems([right], [...own, ...gamesOf('student', games, 'its-twin')]).size).toBe(0);
    expect(matchItems([right], gamesOf('another model', games)).size).toBe(0);
  });
});

describe('the instructions behind an AlpacaEval rate', () => {
  const preferences: ItemTable = {
    path: 'results/student/annotations.json',
    model: 'student',
    tool: 'alpacaeval',
    task: 'alpaca_eval',
    metric: 'preference',
    filter: 'weighted_alpaca_eval_gpt4_turbo',
    items: ['c', 'a', 'b', 'd'],
    values: [1.2, 2, 1, 1.5],
  };
  const rate = (metric: string, score: number) =>
    anEvaluation({
      role: 'student',
      benchmark: 'alpacaeval2',
      model: 'student',
      tool: 'alpacaeval',
      task: 'alpaca_eval',
      metric,
      filter: null,
      score,
      source: 'leaderboard.csv',
    });

  it('are preferences less 1, in the order of their names', () => {
    const evaluation = rate('win_rate', 42.5);
    const found = matchItems([evaluation], [preferences]).get(evaluation);
    expect(found?.items).toEqual(['alpaca_eval a', 'alpaca_eval b', 'alpaca_eval c', 'alpaca_eval d']);
    [100, 0, 20, 50].forEach((value, i) => expect(found?.values[i]).toBeCloseTo(value, 10));
  });

  it('do not give a length-controlled rate: that needs a regression over other models', () => {
    expect(matchItems([rate('length_controlled_winrate', 42.5)], [preferences]).size).toBe(0);
  });
});
