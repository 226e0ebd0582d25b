/** How the columns of a plain table of scores are to be read: said once, and remembered by the table's shape. */

/** What a column of a score table can mean. */
export const tableMeanings = [
  'run',
  'model',
  'generator',
  'method',
  'domain',
  'volume',
  'seed',
  'role',
  'benchmark',
  'score',
  'stderr',
  'n',
] as const;

export type TableMeaning = (typeof tableMeanings)[number];

/** A long table has a row a score; a wide one a column a benchmark, and a row a model. */
export interface TableMapping {
  /** The table's shape: its header, in order. A table with the same header is read the same way. */
  readonly header: readonly string[];
  /** Column name of each meaning that the table has. */
  readonly columns: Readonly<Partial<Record<TableMeaning, string>>>;
  /** Columns that each hold the scores of one benchmark: column name to benchmark id. Empty for a long table. */
  readonly benchmarks: Readonly<Record<string, string>>;
  readonly unit: 'percent' | 'fraction';
}

/** The mapping whose header is a table's, or undefined. */
export function mappingFor(mappings: readonly TableMapping[], header: readonly string[]): TableMapping | undefined {
  return mappings.find(
    (mapping) =>
      mapping.header.length === header.length && mapping.header.every((name, index) => name === header[index]),
  );
}
