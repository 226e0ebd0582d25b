import { csvHeader } from './csv/parseCsv';
import { numberCell } from './csv/numberCell';
import { readCsv } from './csv/readCsv';
import type { NamedRow } from './csv/readCsv';
import { boardModels } from './boardModels';
import type { ArtifactKind, Batch, EvaluationRow } from './kind';
import type { ProblemList } from './problemList';

/** Half the width of a 95 % interval of a normal distribution, in standard errors. */
const z95 = 1.959964;

/**
 * The board has no standard error but the 2.5 % and 97.5 % quantiles of its bootstrap: their distance over 2 × 1.96, as if
 * the bootstrap were normal. Null where one is missing.
 */
function standardError(row: NamedRow, problems: ProblemList): number | null {
  const low = numberCell(row.cell('rating_q025'), 'rating_q025', row.line, problems);
  const high = numberCell(row.cell('rating_q975'), 'rating_q975', row.line, problems);
  return low === null || high === null ? null : (high - low) / (2 * z95);
}

function evaluatedMs(row: NamedRow): number | null {
  const ms = Date.parse(row.cell('date').trim());
  return Number.isNaN(ms) ? null : ms;
}

function* toBatches(rows: readonly NamedRow[], _header: readonly string[], problems: ProblemList): Generator<Batch> {
  const board = rows.length > boardModels;
  const evaluations = rows.flatMap((row): EvaluationRow[] => {
    const model = row.cell('model').trim();
    const score = numberCell(row.cell('score'), 'score', row.line, problems);
    if (model === '' || score === null) {
      const missing = model === '' ? 'model' : 'score';
      problems.add(row.line, 'missing-field', `The row has no ${missing} and is left out. Fill the cell.`);
      return [];
    }
    const stderr = standardError(row, problems);
    const number = { tool: 'arena-hard', task: 'arena-hard', metric: 'score', filter: null } as const;
    const context = { n: null, higherIsBetter: true, protocol: {}, evaluatedMs: evaluatedMs(row), board };
    return [{ model, ...number, score, stderr, ...context }];
  });
  if (evaluations.length > 0) yield { table: 'evaluations', rows: evaluations };
}

/** Arena-Hard's leaderboard: win rates against the baseline in percent, from a bootstrapped Bradley–Terry fit. */
export const arenaHardBoard: ArtifactKind = {
  id: 'arena-hard-leaderboard',
  name: 'Arena-Hard leaderboard',
  recognisedBy: 'a CSV header with `model`, `score`, `rating_q025`, `rating_q975`',
  provides: ['evaluations'],
  role: 'other',
  sniff(head) {
    const header = csvHeader(head.text);
    const own = ['model', 'score', 'rating_q025', 'rating_q975'];
    return own.every((name) => header.includes(name)) ? { confidence: 0.95, claims: {} } : null;
  },
  read: (source, signal) => readCsv(source, signal, toBatches),
};
