/** Results that a tool took over from another model's run in place of evaluating. */
import type { Problem } from '../../problem';
import { normaliseModel } from '../names';
import type { Evaluation } from '../study';

/**
 * EvalPlus keeps a results file that is already there, with its date and hash, although the samples beside it are new.
 * Two models whose files agree in date, tests and every score were hardly evaluated twice: a caution for the later path.
 */
export function reusedResults(evaluations: readonly Evaluation[]): Problem[] {
  const files = new Map<string, Evaluation[]>();
  for (const evaluation of evaluations) {
    if (evaluation.tool !== 'evalplus' || evaluation.evaluatedMs === null) continue;
    const rows = files.get(evaluation.source);
    if (rows) rows.push(evaluation);
    else files.set(evaluation.source, [evaluation]);
  }
  const firsts = new Map<string, Evaluation>();
  return [...files].sort().flatMap(([source, rows]): Problem[] => {
    const [row] = rows;
    // Models that solve nothing, or all, agree without having been copied.
    if (!row || rows.every(({ score }) => score === 0 || score === 100)) return [];
    const key = keyOf(rows);
    const first = firsts.get(key) ?? row;
    firsts.set(key, first);
    if (normaliseModel(first.model) === normaliseModel(row.model)) return [];
    const message = `The results of ${row.model} have the date, tests and scores of those of ${first.model} in ${first.source}: EvalPlus reuses a results file that is already there. Remove the file and evaluate the samples again.`;
    return [{ path: source, line: null, severity: 'caution', code: 'reused-result', message }];
  });
}

/** What two evaluations do not share by chance. */
function keyOf(rows: readonly Evaluation[]): string {
  const [row] = rows;
  const numbers = new Set(rows.map(({ task, filter, score, n }) => JSON.stringify([task, filter, score, n])));
  return JSON.stringify([row?.evaluatedMs, row?.protocol.harnessVersion, [...numbers].sort()]);
}
