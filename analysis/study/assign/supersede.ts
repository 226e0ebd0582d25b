/** Several results for one number: the newest counts, the others stay visible. */
import type { Problem } from '../../problem';
import { normaliseModel } from '../names';
import type { Evaluation } from '../study';

/**
 * Marks all but the newest result for the same model (a student: the same run), tool, task, metric and filter as
 * superseded, with a note each. A result without a time is older than one with a time; at equal times the path that
 * sorts last counts, because tools write the time into the name. `isBoard` keeps public boards out of it.
 */
export function supersede(
  evaluations: readonly Evaluation[],
  isBoard: (evaluation: Evaluation) => boolean,
): { evaluations: Evaluation[]; problems: Problem[] } {
  const groups = new Map<string, Evaluation[]>();
  for (const evaluation of evaluations) {
    if (isBoard(evaluation)) continue;
    const { run, model, role, family, tool, task, metric, filter } = evaluation;
    const key = JSON.stringify([run ?? normaliseModel(model), role, family, tool, task, metric, filter]);
    groups.set(key, [...(groups.get(key) ?? []), evaluation]);
  }
  const newestOf = new Map<Evaluation, Evaluation>();
  for (const group of groups.values()) {
    const [newest, ...older] = [...group].sort(newestFirst);
    if (newest) for (const evaluation of older) newestOf.set(evaluation, newest);
  }
  const marked = evaluations.map((each) => (newestOf.has(each) ? { ...each, superseded: true } : each));
  return { evaluations: marked, problems: staleNotes(newestOf) };
}

function newestFirst(a: Evaluation, b: Evaluation): number {
  const time = (evaluation: Evaluation) => evaluation.evaluatedMs ?? -Infinity;
  if (time(a) !== time(b)) return time(a) > time(b) ? -1 : 1;
  return a.source === b.source ? 0 : a.source > b.source ? -1 : 1;
}

/** One note for an older file and the file that replaces it, however many numbers and roles they share. */
function staleNotes(newestOf: ReadonlyMap<Evaluation, Evaluation>): Problem[] {
  const pairs = new Map<string, { older: Evaluation; newest: Evaluation; numbers: Set<string> }>();
  for (const [older, newest] of newestOf) {
    const key = JSON.stringify([older.source, newest.source, older.model]);
    const pair = pairs.get(key) ?? { older, newest, numbers: new Set<string>() };
    pair.numbers.add(
      `${[older.task, older.metric, older.filter].filter((part) => part !== null).join(' ')}: ${older.score.toFixed(2)}, now ${newest.score.toFixed(2)}`,
    );
    pairs.set(key, pair);
  }
  return [...pairs.values()].map(({ older, newest, numbers }) => ({
    path: older.source,
    line: null,
    severity: 'note',
    code: 'stale-result',
    message: `${older.model} has a newer result in ${newest.source}, which counts (${shorten([...numbers])}). Remove the file that should not count, or leave both.`,
  }));
}

/** Subtasks can make the list long; the first few tell what changed. */
function shorten(numbers: readonly string[]): string {
  const shown = numbers.slice(0, 3).join('; ');
  return numbers.length > 3 ? `${shown}; and ${numbers.length - 3} more` : shown;
}
