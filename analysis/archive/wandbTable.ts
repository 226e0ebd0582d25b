import { csvHeader } from './csv/parseCsv';
import { numberCell } from './csv/numberCell';
import { readCsv } from './csv/readCsv';
import type { NamedRow } from './csv/readCsv';
import type { ArtifactKind, Batch } from './kind';
import type { ProblemList } from './problemList';
import { createTrainingSteps, isStep, leftOutMetrics, trainingField } from './trainingMetrics';

interface Column {
  readonly name: string;
  readonly run: string;
  readonly metric: string;
}

/** `{run} - {metric}`; a run's name may hold ` - ` itself, a metric's hardly. */
function columnOf(name: string): Column | null {
  const at = name.lastIndexOf(' - ');
  return at <= 0 ? null : { name, run: name.slice(0, at), metric: name.slice(at + 3) };
}

/** The range of the values that a point of a long chart stands for. */
function isRange({ metric }: Column): boolean {
  return /__(MIN|MAX)$/.test(metric);
}

function columnsOf(header: readonly string[]): readonly Column[] {
  return header.flatMap((name) => columnOf(name) ?? []);
}

function* toBatches(rows: readonly NamedRow[], header: readonly string[], problems: ProblemList): Generator<Batch> {
  const axis = header[0] ?? '';
  const axisField = trainingField(axis);
  const steps = createTrainingSteps();
  const columns = columnsOf(header).filter((column) => !isRange(column) && !isStep(column.metric));
  for (const row of rows) {
    const x = numberCell(row.cell(axis), axis, row.line, problems);
    if (x === null) {
      problems.add(row.line, 'missing-field', `The row has no ${axis} and is left out. Export the table again.`);
      continue;
    }
    // Against another axis than steps, such as epochs or time, the tool exports no step: rows are counted.
    const step = isStep(axis) ? x : row.line - 1;
    for (const { name, run, metric } of columns) {
      const field = trainingField(metric);
      const value = field === null ? null : numberCell(row.cell(name), name, row.line, problems);
      if (field === null || value === null) continue;
      steps.set(step, field, value, run);
      if (axisField !== null) steps.set(step, axisField, x, run);
    }
  }
  const leftOut = leftOutMetrics(columns.flatMap(({ metric }) => (trainingField(metric) === null ? [metric] : [])));
  if (leftOut !== null) problems.add(1, 'unread-values', leftOut);
  const training = steps.rows();
  if (training.length === 0)
    problems.add(null, 'no-values', 'The table has no values of a training. Export its losses.');
  else yield { table: 'training', rows: training };
}

/** A chart exported from Weights & Biases as CSV: a row a point, a column `{run} - {metric}` for each line and its range. */
export const wandbTable: ArtifactKind = {
  id: 'wandb-table',
  name: 'Weights & Biases exported table',
  recognisedBy: 'a CSV header with `{run} - {metric}`, `__MIN`, `__MAX`',
  provides: ['training'],
  role: 'training',
  sniff(head) {
    if (!head.text.includes(' - ')) return null;
    const header = csvHeader(head.text);
    const columns = columnsOf(header);
    if (columns.length === 0 || columns.length !== header.length - 1 || columnOf(header[0] ?? '') !== null) return null;
    if (columns.some(isRange)) return { confidence: 0.95, claims: {} };
    return columns.some(({ metric }) => trainingField(metric) !== null) ? { confidence: 0.8, claims: {} } : null;
  },
  read: (source, signal) => readCsv(source, signal, toBatches),
};
