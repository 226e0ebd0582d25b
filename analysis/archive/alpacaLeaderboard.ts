import { csvHeader } from './csv/parseCsv';
import { numberCell } from './csv/numberCell';
import { readCsv } from './csv/readCsv';
import type { NamedRow } from './csv/readCsv';
import { alpacaEvalInstructions } from './alpacaAnnotations';
import { boardModels } from './boardModels';
import type { ArtifactKind, Batch, EvaluationRow } from './kind';
import type { ProblemList } from './problemList';

const scores = [
  { metric: 'length_controlled_winrate', stderr: 'lc_standard_error' },
  { metric: 'win_rate', stderr: 'standard_error' },
] as const;

function* toBatches(rows: readonly NamedRow[], header: readonly string[], problems: ProblemList): Generator<Batch> {
  const models = new Set(rows.map((row) => modelOf(row)));
  const present = scores.filter(({ metric }) => header.includes(metric));
  if (present.length === 0) problems.add(1, 'no-values', 'The table has no column of win rates. Write it again.');
  const evaluations: EvaluationRow[] = [];
  for (const { metric, stderr } of present) {
    let missing = 0;
    for (const row of rows) {
      const score = numberCell(row.cell(metric), metric, row.line, problems);
      if (score === null) missing++;
      if (score === null || modelOf(row) === '') continue;
      evaluations.push({
        model: modelOf(row),
        tool: 'alpacaeval',
        task: 'alpaca_eval',
        metric,
        filter: null,
        score,
        stderr: numberCell(row.cell(stderr), stderr, row.line, problems),
        n: numberCell(row.cell('n_total'), 'n_total', row.line, problems),
        higherIsBetter: true,
        protocol: {},
        evaluatedMs: null,
        board: models.size > boardModels,
      });
    }
    if (missing > 0) problems.add(null, 'missing-values', `${missing} of ${rows.length} rows have no ${metric}.`);
  }
  reportPartial(rows, problems);
  for (const row of rows)
    if (modelOf(row) === '')
      problems.add(row.line, 'missing-field', 'The row names no model in its first column and is left out.');
  if (evaluations.length > 0) yield { table: 'evaluations', rows: evaluations };
}

/** Instructions that a model left unanswered, or the annotator unjudged, are missing from its rates. */
function reportPartial(rows: readonly NamedRow[], problems: ProblemList): void {
  const partial = rows.filter((row) => {
    const n = Number(row.cell('n_total'));
    return n > 0 && n < alpacaEvalInstructions;
  });
  const [first] = partial;
  if (first === undefined) return;
  const fewest = partial.reduce((least, row) => Math.min(least, Number(row.cell('n_total'))), Infinity);
  const message = `${partial.length} of ${rows.length} models were compared on fewer than ${alpacaEvalInstructions} instructions, the fewest on ${fewest}; the first is ${modelOf(first)}.`;
  problems.add(first.line, 'limited-evaluation', message);
}

/** The first column has no name; it holds the model. */
function modelOf(row: NamedRow): string {
  return (row.cells[0] ?? '').trim();
}

/** AlpacaEval's `leaderboard.csv`: win rates in percent, with standard errors where they were computed. */
export const alpacaLeaderboard: ArtifactKind = {
  id: 'alpaca-eval-leaderboard',
  name: 'AlpacaEval leaderboard',
  recognisedBy: 'a CSV header with `win_rate` and other columns of its own',
  provides: ['evaluations'],
  role: 'other',
  sniff(head) {
    if (!head.text.includes('win_rate')) return null;
    const header = csvHeader(head.text);
    const own = ['n_wins', 'n_total', 'avg_length', 'length_controlled_winrate', 'discrete_win_rate'];
    if (!header.includes('win_rate') || !own.some((name) => header.includes(name))) return null;
    return { confidence: header[0] === '' ? 0.95 : 0.8, claims: {} };
  },
  read: (source, signal) => readCsv(source, signal, toBatches),
};
