/** Scores that a judge's verdicts give, question by question. */
import type { Evaluation } from '../../study';
import type { ItemScore, ItemTable } from './items';

/** Percentage points: boards print two decimals, and their fit is numerical. */
const TOLERANCE = 0.0055;

/**
 * The questions behind a judged score, from tables of the same model and tool. AlpacaEval's plain win rate is the mean of
 * preferences less 1. Arena-Hard's score is a Bradley–Terry fit of games that all have the same opponent: its maximum is
 * the weighted share of wins, ties half, clear verdicts three times. The length-controlled win rate needs a regression over
 * other models and has none here. Null too where no judge, or more than one, gives the score that the board prints.
 */
export function judgedItems({ tool, metric, score }: Evaluation, tables: readonly ItemTable[]): ItemScore | null {
  const found =
    tool === 'alpacaeval' && metric === 'win_rate'
      ? tables.filter((table) => table.metric === 'preference').map(ofPreferences)
      : tool === 'arena-hard' && metric === 'score'
        ? byJudge(tables.filter((table) => table.metric === 'verdict')).map(ofGames)
        : [];
  const fitting = found.filter(({ values }) => Math.abs(mean(values) - score) <= TOLERANCE);
  const [only] = fitting;
  return fitting.length === 1 && only ? only : null;
}

function ofPreferences({ task, items, values }: ItemTable): ItemScore {
  return ordered(
    items.map((item) => `${task} ${item}`),
    values.map((value) => 100 * (value - 1)),
  );
}

/** The tables of the games that one judge saw of one file, together. */
function byJudge(tables: readonly ItemTable[]): ItemTable[][] {
  const groups = new Map<string, ItemTable[]>();
  for (const table of tables) {
    const judge = (table.filter ?? '').replace(/\/?game-\d+$/, '');
    const key = JSON.stringify([table.path, table.task, judge]);
    groups.set(key, [...(groups.get(key) ?? []), table]);
  }
  return [...groups.values()];
}

const CLEAR_WEIGHT = 3;

/**
 * A ratio of sums has no items whose mean it is; those that it moves by are its influence values (Efron & Tibshirani 1993,
 * ch. 22): R + (aᵢ − R·bᵢ)/b̄, with a the weighted wins of a question and b its weights. Their mean is R, and their resamples
 * follow those of the ratio but for terms of the order 1/n. Both games of a question are drawn together.
 */
function ofGames(games: readonly ItemTable[]): ItemScore {
  const questions = new Map<string, { wins: number; weight: number }>();
  for (const { task, items, values } of games)
    items.forEach((item, i) => {
      const verdict = values[i] ?? 0;
      const weight = Math.abs(verdict) > 1 ? CLEAR_WEIGHT : 1;
      const name = `${task} ${item}`;
      const question = questions.get(name) ?? { wins: 0, weight: 0 };
      question.wins += weight * ((Math.sign(verdict) + 1) / 2);
      question.weight += weight;
      questions.set(name, question);
    });
  const all = [...questions.values()];
  const weight = all.reduce((sum, question) => sum + question.weight, 0);
  const ratio = all.reduce((sum, question) => sum + question.wins, 0) / weight;
  const meanWeight = weight / all.length;
  return ordered(
    [...questions.keys()],
    all.map((question) => 100 * (ratio + (question.wins - ratio * question.weight) / meanWeight)),
  );
}

/** By name, so that the same questions of two models stand in the same order. */
function ordered(items: readonly string[], values: readonly number[]): ItemScore {
  const order = items.map((_, i) => i).sort((a, b) => ((items[a] ?? '') < (items[b] ?? '') ? -1 : 1));
  return {
    items: order.map((i) => items[i] ?? ''),
    values: Float64Array.from(order, (i) => values[i] ?? NaN),
  };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
