/**
 * The tables of the store, defined once: their DDL and their Arrow batches are made from here. Every row belongs to one
 * archive; that of an instance is its artifact's, because a text in every row, even a short one, is dear to import.
 */
import { Table, type Vector } from 'apache-arrow';
import { arrowColumn, type ColumnType, type ColumnValue } from './column';

/** Change it with any table or view: a database of another version is discarded and rebuilt. */
export const schemaVersion = 13;

const setting = { generator: 'text', method: 'text', domain: 'text' } as const;
const protocol = {
  shots: 'whole',
  chat_template: 'flag',
  protocol_filter: 'text',
  harness_version: 'text',
  benchmark_version: 'text',
} as const;

export const tables = {
  archive: {
    archive: 'text',
    name: 'text',
    study: 'text',
    fingerprint: 'text',
    with_instances: 'flag',
    overlay: 'text',
  },
  /**
   * `artifact` is the file's own in the whole store and stays with it while it does not change; `ordinal` is its place in
   * the latest listing.
   */
  artifact: {
    archive: 'text',
    artifact: 'whole',
    ordinal: 'whole',
    path: 'text',
    kind: 'text',
    bytes: 'whole',
    rows: 'whole',
    instances: 'whole',
    run: 'text',
    modified_ms: 'real',
    hash: 'text',
    claims: 'text',
    build: 'text',
    mapping: 'text',
    state: 'text',
    shown: 'flag',
  },
  /** What a file gave that the study is made of, as JSON and as it was read. */
  gathered: { archive: 'text', artifact: 'whole', gathered: 'text' },
  run: {
    archive: 'text',
    ordinal: 'whole',
    id: 'text',
    ...setting,
    family: 'text',
    volume: 'whole',
    variant: 'text',
    language: 'text',
    seed: 'whole',
    inferred: 'text',
    inferred_from: 'text',
  },
  instance: {
    artifact: 'whole',
    ordinal: 'whole',
    line: 'whole',
    label: 'prose',
    instruction_characters: 'whole',
    response_characters: 'whole',
    instruction: 'prose',
    response: 'prose',
  },
  evaluation: {
    archive: 'text',
    ordinal: 'whole',
    model: 'text',
    role: 'text',
    run: 'text',
    family: 'text',
    benchmark: 'text',
    score: 'real',
    stderr: 'real',
    n: 'whole',
    tool: 'text',
    task: 'text',
    metric: 'text',
    filter: 'text',
    ...protocol,
    evaluated_ms: 'whole',
    superseded: 'flag',
    source: 'text',
  },
  printed: {
    archive: 'text',
    ordinal: 'whole',
    quantity: 'text',
    ...setting,
    variant: 'text',
    metric: 'text',
    scope: 'text',
    value: 'real',
    printed_text: 'text',
    source: 'text',
  },
  training: {
    archive: 'text',
    artifact: 'whole',
    ordinal: 'whole',
    step: 'whole',
    epoch: 'real',
    loss: 'real',
    eval_loss: 'real',
    grad_norm: 'real',
    learning_rate: 'real',
    series: 'text',
  },
  item: {
    archive: 'text',
    artifact: 'whole',
    ordinal: 'whole',
    model: 'text',
    tool: 'text',
    task: 'text',
    item: 'text',
    metric: 'text',
    filter: 'text',
    value: 'real',
    line: 'whole',
  },
  configuration: { archive: 'text', artifact: 'whole', ordinal: 'whole', key: 'text', value: 'text' },
  /**
   * Which metric a series of one file's instances is, and by which version of the code. `setting`: `METHOD/DOMAIN` it was
   * measured under, null for a metric that depends on neither; in a second line the artifacts it was measured beside.
   * `labels`: what its values are places in, parted by commas; null where they are numbers.
   */
  series: {
    artifact: 'whole',
    series: 'whole',
    metric: 'text',
    version: 'whole',
    setting: 'text',
    how: 'text',
    labels: 'text',
  },
  measure: { artifact: 'whole', series: 'whole', ordinal: 'whole', value: 'real' },
  /** `artifacts`: the files it was measured on, as `artifactsOfRun` writes them. */
  run_measure: {
    archive: 'text',
    run: 'text',
    artifacts: 'text',
    metric: 'text',
    version: 'whole',
    setting: 'text',
    value: 'real',
    lo: 'real',
    hi: 'real',
    n: 'whole',
    how: 'text',
  },
  score: {
    archive: 'text',
    ordinal: 'whole',
    ...setting,
    family: 'text',
    volume: 'whole',
    variant: 'text',
    language: 'text',
    benchmark: 'text',
    student: 'real',
    base: 'real',
    reference: 'real',
    pgr: 'real',
    lo: 'real',
    hi: 'real',
    status: 'text',
    checks: 'text',
  },
  problem: {
    archive: 'text',
    ordinal: 'whole',
    path: 'text',
    line: 'whole',
    severity: 'text',
    code: 'text',
    message: 'text',
  },
} as const satisfies Record<string, Record<string, ColumnType>>;

export type TableName = keyof typeof tables;

type ValueOf<T extends ColumnType> = T extends 'text' | 'prose' ? string : T extends 'flag' ? boolean : number;

/** One row of a table, as the store takes and gives it. */
export type RowOf<T extends TableName> = {
  readonly [C in keyof (typeof tables)[T]]: (typeof tables)[T][C] extends ColumnType
    ? ValueOf<(typeof tables)[T][C]> | null
    : never;
};

const sqlTypes: Record<ColumnType, string> = {
  text: 'VARCHAR',
  // Compressing it would take longer than all else of an import, and searching in it would take longer too.
  prose: 'VARCHAR USING COMPRESSION uncompressed',
  // How else it could be compressed is not tried out: with millions of rows that takes seconds.
  whole: 'BIGINT USING COMPRESSION bitpacking',
  real: 'DOUBLE',
  flag: 'BOOLEAN',
};

/** `CREATE TABLE store.…` for one table. */
export function createStatement(name: TableName): string {
  const columns = Object.entries<ColumnType>(tables[name]).map(([column, type]) => `${column} ${sqlTypes[type]}`);
  return `CREATE TABLE store.${name} (${columns.join(', ')})`;
}

/** The vectors of one table's columns in the order of its definition, which is how the database matches them. */
export function inOrderOf<T extends TableName>(
  name: T,
  vectors: Readonly<Record<keyof (typeof tables)[T] & string, Vector>>,
): Record<string, Vector> {
  const columns = Object.keys(tables[name]) as (keyof (typeof tables)[T] & string)[];
  return Object.fromEntries(columns.map((column) => [column, vectors[column]]));
}

/** Rows as an Arrow table whose columns stand in the order of the definition. */
export function arrowTable<T extends TableName>(name: T, rows: readonly RowOf<T>[]): Table {
  const vectors: Record<string, Vector> = {};
  for (const [column, type] of Object.entries<ColumnType>(tables[name])) {
    const values = rows.map((row): ColumnValue => row[column as keyof RowOf<T>]);
    vectors[column] = arrowColumn(type, values);
  }
  return new Table(vectors);
}
