import type { PrintedValue } from '../study/study';
import { csvHeader } from './csv/parseCsv';
import { numberCell } from './csv/numberCell';
import { readCsv } from './csv/readCsv';
import type { NamedRow } from './csv/readCsv';
import type { ArtifactKind, Batch, EvaluationRow } from './kind';
import type { ProblemList } from './problemList';

const valueHeader = 'quantity,generator,method,domain,variant,metric,scope,value,text,source';
const scoreHeader = 'model,benchmark,score,source';

function toPrintedValue(row: NamedRow, problems: ProblemList): PrintedValue | null {
  const quantity = row.cell('quantity');
  const source = row.cell('source');
  if (quantity === '' || source === '') {
    const missing = quantity === '' ? 'quantity' : 'source';
    problems.add(row.line, 'missing-field', `The row has no ${missing} and is left out. Fill the cell.`);
    return null;
  }
  const optional = (column: string): string | null => row.cell(column) || null;
  const value = numberCell(row.cell('value'), 'value', row.line, problems);
  return {
    quantity,
    generator: optional('generator'),
    method: optional('method'),
    domain: optional('domain'),
    variant: optional('variant'),
    metric: optional('metric'),
    scope: optional('scope'),
    value,
    text: row.cell('text') || row.cell('value'),
    source,
  };
}

function toEvaluation(row: NamedRow, problems: ProblemList): EvaluationRow | null {
  const model = row.cell('model');
  const task = row.cell('benchmark');
  if (model === '' || task === '') {
    const missing = model === '' ? 'model' : 'benchmark';
    problems.add(row.line, 'missing-field', `The row has no ${missing} and is left out. Fill the cell.`);
    return null;
  }
  const score = numberCell(row.cell('score'), 'score', row.line, problems);
  if (score === null) return null;
  return {
    model,
    tool: 'printed',
    task,
    metric: 'score',
    filter: null,
    score,
    stderr: null,
    n: null,
    higherIsBetter: true,
    protocol: {},
    evaluatedMs: null,
    board: false,
    source: row.cell('source'),
  };
}

/** Values known from a publication, one a row: see `PrintedValue` for the quantities. */
export const printedValues: ArtifactKind = {
  id: 'printed-values',
  name: 'printed values of a publication',
  recognisedBy: 'its CSV header',
  provides: ['printed'],
  role: 'other',
  sniff: (head) => (csvHeader(head.text).join(',') === valueHeader ? { confidence: 1, claims: {} } : null),
  read: (source, signal) =>
    readCsv(source, signal, function* (rows, _header, problems): Generator<Batch> {
      yield { table: 'printed', rows: rows.flatMap((row) => toPrintedValue(row, problems) ?? []) };
    }),
};

/** Scores known from a publication, in percent: `model,benchmark,score,source`. The task is the benchmark's id. */
export const printedScores: ArtifactKind = {
  id: 'printed-scores',
  name: 'printed scores of a publication',
  recognisedBy: 'its CSV header',
  provides: ['evaluations'],
  role: 'other',
  sniff: (head) => (csvHeader(head.text).join(',') === scoreHeader ? { confidence: 1, claims: {} } : null),
  read: (source, signal) =>
    readCsv(source, signal, function* (rows, _header, problems): Generator<Batch> {
      yield { table: 'evaluations', rows: rows.flatMap((row) => toEvaluation(row, problems) ?? []) };
    }),
};
