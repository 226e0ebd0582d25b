/** Which item results a score is the mean of. */
import { normaliseModel } from '../../names';
import type { Evaluation } from '../../study';
import type { ItemScore, ItemTable } from './items';
import { judgedItems } from './judgedItems';

export type ItemScores = ReadonlyMap<Evaluation, ItemScore>;

export const noItems: ItemScores = new Map();

/** Percentage points by which the mean of the items may miss the score. */
const TOLERANCE = 0.005;

/**
 * Items of every current score that has them: of its own file, or of samples in its folder. A group's score rests on the
 * items of its subtasks; a judged score on the verdicts for its questions. Items whose mean is not the score (a
 * length-controlled win rate, a limited rerun) are not its.
 */
export function matchItems(evaluations: readonly Evaluation[], tables: readonly ItemTable[]): ItemScores {
  const byModel = new Map<string, ItemTable[]>();
  for (const table of tables) {
    const key = keyOf(table);
    const known = byModel.get(key);
    if (known) known.push(table);
    else byModel.set(key, [table]);
  }
  const judged = tables.filter(({ metric }) => metric === 'preference' || metric === 'verdict');
  const found = new Map<Evaluation, ItemScore>();
  for (const evaluation of evaluations) {
    if (evaluation.superseded || evaluation.role === null || evaluation.benchmark === null) continue;
    const candidates = (byModel.get(keyOf(evaluation)) ?? []).filter((table) => isBeside(table, evaluation));
    const score =
      joined(evaluation, ofSameTime(evaluation, candidates)) ??
      // A board stands beside its judgments in no fixed place: the score itself says whether they are its own.
      judgedItems(
        evaluation,
        judged.filter((table) => isOfModel(table, evaluation)),
      );
    if (score) found.set(evaluation, score);
  }
  return found;
}

function isOfModel(table: ItemTable, { model, tool }: Evaluation): boolean {
  return table.tool === tool && normaliseModel(table.model) === normaliseModel(model);
}

function keyOf({ model, tool, metric, filter }: Pick<ItemTable, 'model' | 'tool' | 'metric' | 'filter'>): string {
  return JSON.stringify([normaliseModel(model), tool, metric, filter]);
}

function isBeside(table: ItemTable, { source, task }: Evaluation): boolean {
  const isOfTask = table.task === task || table.task.startsWith(`${task}_`);
  return isOfTask && (table.path === source || folderOf(table.path) === folderOf(source));
}

/** Tools write the time of a run into the names of all its files. */
function ofSameTime({ source }: Evaluation, tables: readonly ItemTable[]): readonly ItemTable[] {
  const time = /_(\d{4}-\d{2}-\d{2}T[\d.:-]+)\.json$/.exec(source)?.[1];
  const same = time === undefined ? [] : tables.filter(({ path }) => path.includes(time));
  return same.length > 0 ? same : tables;
}

/** Null where there are none, where a task has two tables, or where they do not give the score. */
function joined({ task, score }: Evaluation, tables: readonly ItemTable[]): ItemScore | null {
  const own = tables.filter((table) => table.task === task);
  const parts = own.length > 0 ? own : tables;
  if (parts.length === 0 || new Set(parts.map((table) => table.task)).size < parts.length) return null;
  const named = parts.flatMap((table) =>
    table.items.map((item, i): [string, number] => [`${table.task} ${item}`, 100 * (table.values[i] ?? NaN)]),
  );
  named.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const values = Float64Array.from(named, ([, value]) => value);
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (!(Math.abs(average - score) <= TOLERANCE)) return null;
  return { items: named.map(([item]) => item), values };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
