import { findWord, normaliseWord } from '../../study/names';
import type { Benchmark } from '../../study/study';
import { tableMeanings } from '../../study/tableMapping';
import type { TableMapping, TableMeaning } from '../../study/tableMapping';
import { isNumeric } from '../csv/cells';

/** What people call a column of each meaning, letters and digits alone. */
const spellings: Readonly<Record<TableMeaning, readonly string[]>> = {
  run: ['run', 'runid', 'runname'],
  model: ['model', 'modelname', 'modelid', 'student', 'system', 'checkpoint'],
  generator: ['generator', 'datagenerator', 'teacher'],
  method: ['method', 'datagenerationmethod', 'generationmethod'],
  domain: ['domain'],
  volume: ['volume', 'instances', 'datasize', 'trainingsize', 'ninstances', 'numinstances'],
  seed: ['seed'],
  role: ['role'],
  benchmark: ['benchmark', 'task', 'evaluation', 'eval'],
  score: ['score', 'accuracy', 'acc', 'value', 'result', 'pass1', 'winrate'],
  stderr: ['stderr', 'stderror', 'standarderror', 'se', 'sem'],
  n: ['n', 'items', 'nitems', 'samples', 'nsamples', 'ntotal'],
};

/** What the study calls its benchmarks. */
export type BenchmarkNames = Pick<Benchmark, 'id' | 'name' | 'aliases'>;

export interface InferredMapping {
  /** The best guess; columns without a guess are in none of its parts. */
  readonly mapping: TableMapping;
  /** True where the header says enough to read the table: whose scores, of what, and which. */
  readonly isPlain: boolean;
  /** What settled the unit: `header` (a percent sign), `values` (one above 1), `assumed` (all within 0 and 1, or none). */
  readonly unitFrom: 'header' | 'values' | 'assumed';
}

/**
 * How the columns of a table of scores are probably meant, from its header and some or all of its rows. Pure. A long table
 * has a column `benchmark` and one `score`; a wide one a column for each benchmark that is known by its id, name or
 * alias. Scores are fractions where all of them lie within 0 and 1 and no header says percent.
 */
export function inferMapping(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  benchmarks: readonly BenchmarkNames[],
): InferredMapping {
  const columns = columnsOf(header);
  const isLong = columns.benchmark !== undefined && columns.score !== undefined;
  const wide = isLong ? {} : benchmarkColumns(header, rows, benchmarks);
  const scores = isLong ? [columns.score ?? ''] : Object.keys(wide);
  const { unit, unitFrom } = unitOf(header, rows, scores);
  const mapping = { header, columns, benchmarks: wide, unit };
  const isPlain = missingMeaning(mapping) === null && scores.every((name) => isNumeric(cellsOf(header, rows, name)));
  return { mapping, isPlain, unitFrom };
}

/** What a mapping lacks to give scores, in words; null where it lacks nothing. */
export function missingMeaning({ columns, benchmarks }: Omit<TableMapping, 'header' | 'unit'>): string | null {
  const { run, model, generator, method, domain } = columns;
  const saysWhose = run !== undefined || model !== undefined || [generator, method, domain].every(Boolean);
  if (!saysWhose) return 'the model or run';
  const isLong = columns.benchmark !== undefined && columns.score !== undefined;
  return isLong || Object.keys(benchmarks).length > 0 ? null : 'the scores and their benchmark';
}

type Columns = Partial<Record<TableMeaning, string>>;

function columnsOf(header: readonly string[]): Columns {
  const columns: Columns = {};
  for (const name of header) {
    const word = normaliseWord(name);
    for (const meaning of tableMeanings) if (spellings[meaning].includes(word)) columns[meaning] ??= name;
  }
  return columns;
}

function benchmarkColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  benchmarks: readonly BenchmarkNames[],
): Record<string, string> {
  return Object.fromEntries(
    header.flatMap((name) => {
      const benchmark = findWord(benchmarks, name.replace(/\s*[([]?\s*(%|percent)\s*[)\]]?\s*$/i, ''));
      return benchmark !== null && isNumeric(cellsOf(header, rows, name)) ? [[name, benchmark.id]] : [];
    }),
  );
}

function cellsOf(header: readonly string[], rows: readonly (readonly string[])[], name: string): readonly string[] {
  const index = header.indexOf(name);
  return rows.map((row) => row[index] ?? '');
}

function unitOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  scores: readonly string[],
): { readonly unit: TableMapping['unit']; readonly unitFrom: InferredMapping['unitFrom'] } {
  if (scores.some((name) => /%|percent/i.test(name))) return { unit: 'percent', unitFrom: 'header' };
  const values = scores
    .flatMap((name) => cellsOf(header, rows, name))
    .filter((cell) => isNumeric([cell]))
    .map(Number);
  if (values.some((value) => Math.abs(value) > 1)) return { unit: 'percent', unitFrom: 'values' };
  return { unit: values.length > 0 ? 'fraction' : 'percent', unitFrom: 'assumed' };
}
