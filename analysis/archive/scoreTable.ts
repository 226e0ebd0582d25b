import { presets } from '../study/presets';
import { mappingFor } from '../study/tableMapping';
import type { TableMapping } from '../study/tableMapping';
import { isNumeric, isText } from './csv/cells';
import { readCsv } from './csv/readCsv';
import type { NamedRow } from './csv/readCsv';
import type { ArtifactKind, Batch } from './kind';
import type { ProblemList } from './problemList';
import { inferMapping, missingMeaning } from './scoreTable/inferMapping';
import type { BenchmarkNames } from './scoreTable/inferMapping';
import { scoreRows } from './scoreTable/scoreRows';
import { sampleOfHead } from './scoreTable/sampleOfHead';
import type { TableSample } from './scoreTable/sampleOfHead';
import { reportInferred, reportUnits, reportUnmapped } from './scoreTable/tableProblems';

/** A table is read before it is known of which study it is: its columns are told by the benchmarks of those that ship. */
export const knownBenchmarks: readonly BenchmarkNames[] = [...presets.values()].flatMap(({ benchmarks = [] }) =>
  benchmarks.map(({ id, name = id, aliases = [] }) => ({ id, name, aliases })),
);

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
  const missing = missingMeaning(mapping ?? inferred.mapping);
  if (mapping === null || missing !== null) {
    reportUnmapped(header, missing ?? 'numbers', problems);
    return;
  }
  if (said === undefined) reportInferred(inferred, problems);
  const evaluations = scoreRows(rows, mapping, problems);
  if (said !== undefined || inferred.unitFrom !== 'assumed') reportUnits(evaluations, mapping, problems);
  if (evaluations.length > 0) yield { table: 'evaluations', rows: evaluations };
}

/** Quotes of JSON are out of place in CSV: a long head of it would be parsed line by line for nothing. */
function beginsLikeJson(text: string): boolean {
  return /^\s*(?:\{\s*"|\[\s*[[{"])/.test(text);
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
    const mayBeTable = /[,;\t]/.test(head.text.slice(0, 4096)) && !beginsLikeJson(head.text);
    const sample = mayBeTable ? sampleOfHead(head) : null;
    if (sample === null || sample.header.length < 2 || sample.rows.length === 0) return null;
    const { isPlain } = inferMapping(sample.header, sample.rows, knownBenchmarks);
    if (isPlain) return { confidence: 0.6, claims: {} };
    const isTable = /\.(csv|tsv|tab)(\.(gz|zst))?$/i.test(head.name) && mayHoldScores(sample);
    return isTable ? { confidence: 0.05, claims: {} } : null;
  },
  read: (source, signal, tables = []) =>
    readCsv(source, signal, (rows, header, problems) => toBatches(rows, header, problems, tables)),
};
