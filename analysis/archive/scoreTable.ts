import { presets } from '../study/presets';
import { mappingFor } from '../study/tableMapping';
import type { TableMapping } from '../study/tableMapping';
import { isNumeric, isText } from './csv/cells';
import { readCsv } from './csv/readCsv';
import type { NamedRow } from './csv/readCsv';
import type { ArtifactKind, Batch, EvaluationRow } from './kind';
import type { ProblemList } from './problemList';
import { inferMapping } from './scoreTable/inferMapping';
import type { BenchmarkNames, InferredMapping } from './scoreTable/inferMapping';
import { scoreRows } from './scoreTable/scoreRows';
import { sampleOfHead } from './scoreTable/sampleOfHead';
import type { TableSample } from './scoreTable/sampleOfHead';

/** A table is read before it is known of which study it is: its columns are told by the benchmarks of those that ship. */
export const knownBenchmarks: readonly BenchmarkNames[] = [...presets.values()].flatMap(({ benchmarks = [] }) =>
  benchmarks.map(({ id, name = id, aliases = [] }) => ({ id, name, aliases })),
);

/** What is missing for a mapping to give scores; null where nothing is. */
function missingIn({ columns, benchmarks }: TableMapping): string | null {
  const { run, model, generator, method, domain } = columns;
  const isWhose = run !== undefined || model !== undefined || [generator, method, domain].every(Boolean);
  if (!isWhose) return 'the model or run';
  const isLong = columns.benchmark !== undefined && columns.score !== undefined;
  return isLong || Object.keys(benchmarks).length > 0 ? null : 'the scores and their benchmark';
}

function unmapped(header: readonly string[], missing: string, problems: ProblemList): void {
  const shown = header.slice(0, 12).map((name) => (name === '' ? '(unnamed)' : name.slice(0, 40)));
  const more = header.length > shown.length ? `, and ${header.length - shown.length} more` : '';
  const message = `No column is known to hold ${missing} among ${shown.join(', ')}${more}. If they are scores, say what the columns mean in the archive's list of problems; tables with the same header are then read the same way.`;
  problems.add(1, 'unmapped-table', message);
}

/** What was guessed, so that it can be corrected. */
function reportInferred({ mapping, unitFrom }: InferredMapping, problems: ProblemList): void {
  const { header, columns, benchmarks, unit } = mapping;
  const meanings = [...Object.entries(columns).map(([meaning, name]) => `${name} as ${meaning}`)];
  const scores = Object.entries(benchmarks).map(([name, id]) => `${name} as score on ${id}`);
  const used = new Set([...Object.values(columns), ...Object.keys(benchmarks)]);
  const unused = header.filter((name) => !used.has(name));
  const rest = unused.length === 0 ? '' : `; ${unused.join(', ')} not at all`;
  const read = [...meanings, ...scores].join(', ');
  problems.add(
    1,
    'inferred-mapping',
    `The columns are read by their names: ${read}${rest}. Map them where that is wrong.`,
  );
  if (unitFrom !== 'assumed') return;
  const message = `Every score lies within 0 and 1 and no unit is given, so the scores are read as ${unit === 'fraction' ? 'fractions of 1' : 'percent'}. Map the columns and choose the unit if that is wrong.`;
  problems.add(1, 'ambiguous-unit', message);
}

/** Scores of one benchmark that all lie within 0 and 1 in a table of percents, or beyond 1 in one of fractions. */
function reportUnits(rows: readonly EvaluationRow[], { unit }: TableMapping, problems: ProblemList): void {
  for (const task of new Set(rows.map((row) => row.task))) {
    const scores = rows.filter((row) => row.task === task).map(({ score }) => Math.abs(score));
    const largest = Math.max(...scores);
    if (unit === 'percent' && largest <= 1 && largest > 0) {
      const message = `Every score on ${task} lies within 0 and 1 percent: it may be a fraction in a table of percents. Correct the column if it is.`;
      problems.add(1, 'ambiguous-unit', message);
    } else if (unit === 'fraction' && largest > 100) {
      const message = `A score on ${task} is ${largest / 100} in a table of fractions, which gives ${largest} %. Map the unit as percent if they are percents.`;
      problems.add(1, 'ambiguous-unit', message);
    }
  }
}

function* toBatches(
  rows: readonly NamedRow[],
  header: readonly string[],
  problems: ProblemList,
  tables: readonly TableMapping[],
): Generator<Batch> {
  const said = mappingFor(tables, header);
  const inferred = inferMapping(
    header,
    rows.map(({ cells }) => cells),
    knownBenchmarks,
  );
  const mapping = said ?? (inferred.isPlain ? inferred.mapping : null);
  const missing = missingIn(mapping ?? inferred.mapping);
  if (mapping === null || missing !== null) {
    unmapped(header, missing ?? 'numbers', problems);
    return;
  }
  if (said === undefined) reportInferred(inferred, problems);
  const evaluations = scoreRows(rows, mapping, problems);
  if (said !== undefined || inferred.unitFrom !== 'assumed') reportUnits(evaluations, mapping, problems);
  if (evaluations.length > 0) yield { table: 'evaluations', rows: evaluations };
}

/** A column of numbers and one of words: what a table of scores has at least. */
function mayHoldScores({ header, rows }: TableSample): boolean {
  const columns = header.map((_, index) => rows.map((row) => row[index] ?? ''));
  return columns.some(isNumeric) && columns.some(isText);
}

/**
 * A plain table of scores, by hand or from another tool, in long form (a row a score) or wide (a column a benchmark). How
 * its columns are meant is said once for all tables of the same header; a header that says it plainly needs nobody. What
 * else could be one is recognised with the least confidence and read once it is mapped.
 */
export const scoreTable: ArtifactKind = {
  id: 'score-table',
  name: 'table of scores',
  recognisedBy: 'columns for a model or run, a benchmark and a score, or mapped ones',
  provides: ['evaluations'],
  role: 'other',
  readsMapped: true,
  sniff(head) {
    const sample = /[,;\t]/.test(head.text.slice(0, 4096)) ? sampleOfHead(head) : null;
    if (sample === null || sample.header.length < 2 || sample.rows.length === 0) return null;
    const { isPlain } = inferMapping(sample.header, sample.rows, knownBenchmarks);
    if (isPlain) return { confidence: 0.6, claims: {} };
    const isTable = /\.(csv|tsv|tab)(\.(gz|zst))?$/i.test(head.name) && mayHoldScores(sample);
    return isTable ? { confidence: 0.05, claims: {} } : null;
  },
  read: (source, signal, tables = []) =>
    readCsv(source, signal, (rows, header, problems) => toBatches(rows, header, problems, tables)),
};
