/** Several results for one number: one counts, the others stay visible. */
import type { Problem } from '../../problem';
import { normaliseModel } from '../names';
import type { Evaluation } from '../study';

interface Questions {
  /** Of a public board: it takes no part. */
  readonly isBoard: (evaluation: Evaluation) => boolean;
  /** Not against the protocol that the study declares for its role. */
  readonly isAsDeclared: (evaluation: Evaluation) => boolean;
}

/**
 * Marks all but one result for the same model (a student: the same run), tool, task, metric and filter as superseded,
 * with a note each. One under the protocol that is declared for its role counts before one under another: a base scored
 * both few-shot and zero-shot has two results, and not two times. Then the newest counts. A result without a time is older than one with a time; at equal times the path that
 * sorts last counts, because tools write the time into the name.
 */
export function supersede(
  evaluations: readonly Evaluation[],
  { isBoard, isAsDeclared }: Questions,
): { evaluations: Evaluation[]; problems: Problem[] } {
  const groups = new Map<string, Evaluation[]>();
  for (const evaluation of evaluations) {
    if (isBoard(evaluation)) continue;
    const { run, model, role, family, tool, task, metric, filter } = evaluation;
    const key = JSON.stringify([run ?? normaliseModel(model), role, family, tool, task, metric, filter]);
    groups.set(key, [...(groups.get(key) ?? []), evaluation]);
  }
  const countedFor = new Map<Evaluation, Evaluation>();
  for (const group of groups.values()) {
    const [counted, ...others] = [...group].sort(
      (a, b) => Number(isAsDeclared(b)) - Number(isAsDeclared(a)) || newestFirst(a, b),
    );
    if (counted) for (const other of others) countedFor.set(other, counted);
  }
  const marked = evaluations.map((each) => (countedFor.has(each) ? { ...each, superseded: true } : each));
  return { evaluations: marked, problems: staleNotes(countedFor, isAsDeclared) };
}

function newestFirst(a: Evaluation, b: Evaluation): number {
  const time = (evaluation: Evaluation) => evaluation.evaluatedMs ?? -Infinity;
  if (time(a) !== time(b)) return time(a) > time(b) ? -1 : 1;
  return a.source === b.source ? 0 : a.source > b.source ? -1 : 1;
}

/** One note for a file and the file that counts in its place, however many numbers and roles they share. */
function staleNotes(
  countedFor: ReadonlyMap<Evaluation, Evaluation>,
  isAsDeclared: Questions['isAsDeclared'],
): Problem[] {
  const pairs = new Map<string, { other: Evaluation; counted: Evaluation; numbers: Set<string> }>();
  for (const [other, counted] of countedFor) {
    const key = JSON.stringify([other.source, counted.source, other.model]);
    const pair = pairs.get(key) ?? { other, counted, numbers: new Set<string>() };
    pair.numbers.add(
      `${[other.task, other.metric, other.filter].filter((part) => part !== null).join(' ')}: ${other.score.toFixed(2)}, now ${counted.score.toFixed(2)}`,
    );
    pairs.set(key, pair);
  }
  return [...pairs.values()].map(({ other, counted, numbers }) => {
    const better =
      isAsDeclared(other) === isAsDeclared(counted) ? 'a newer result' : 'a result under the declared protocol';
    return {
      path: other.source,
      line: null,
      severity: 'note',
      code: 'stale-result',
      message: `${other.model} has ${better} in ${counted.source}, which counts (${shorten([...numbers])}). Remove the file that should not count, or leave both.`,
    };
  });
}

/** Subtasks can make the list long; the first few tell what changed. */
function shorten(numbers: readonly string[]): string {
  const shown = numbers.slice(0, 3).join('; ');
  return numbers.length > 3 ? `${shown}; and ${numbers.length - 3} more` : shown;
}
