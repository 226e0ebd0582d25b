/** Runs, or cells that a publication prints, by metrics: a ground of its own scale for each metric. */
import {
  eachInstance,
  type MetricColumn,
  type MetricEntry,
  type MetricRun,
  type MetricTable,
} from '../../metricResults';
import type { Study } from '../../study/study';
import type { TableCell, TableSpec } from '../figure';
import { formatInterval, missing } from '../format';
import { domainName, generatorName, inStudyOrder, methodName } from '../names';
import { numberColumn, textCell, textColumn } from '../tables/parts/cell';
import { formatMetric } from './formatMetric';

export const metricMatrixId = 'intrinsic_metrics';

/** One row of the matrix: a run, or a printed cell without one. */
interface Row extends Omit<MetricRun, 'id' | 'instances'> {
  /** Null: known from print alone. */
  readonly run: string | null;
}

/**
 * A row a run, in the study's order of methods, domains and generators; a column a metric that has a value. The table
 * names generators and settings once a column and carries in each cell's subject what opens it.
 */
export function metricMatrix(study: Study, table: MetricTable): TableSpec {
  const rows = rowsOf(study, table);
  const entries = new Map(table.values.map((entry) => [key(entry.run, entry.metric), entry]));
  const printed = new Map(table.printed.map((value) => [key(placeOf(value), value.metric), value]));
  const columns = table.columns.filter(({ id }) =>
    [...table.values, ...table.printed].some(({ metric }) => metric === id),
  );
  const cells = columns.map((column) =>
    shaded(
      rows.map((row) => {
        const subject = subjectOf(row, column.id);
        if (column.level !== 'cell') return measuredCell(entries.get(key(row.run ?? '', column.id)), subject);
        const value = printed.get(key(placeOf(row), column.id));
        if (!value) return { value: null, text: missing, subject };
        return { value: value.value, text: formatMetric(value.value), subject };
      }),
    ),
  );
  return {
    id: metricMatrixId,
    title: 'Intrinsic metrics',
    columns: [
      textColumn('generator', 'Generator'),
      textColumn('method', 'Method'),
      textColumn('domain', 'Domain'),
      ...columns.map(({ id, label, unit }) => numberColumn(id, label, label.endsWith(unit) ? null : unit)),
    ],
    rows: rows.map((row, index) => [
      textCell(row.generator ?? '', row.generator === null ? missing : generatorName(study, row.generator), {
        subject: subjectOf(row, null),
      }),
      textCell(row.method ?? '', row.method === null ? missing : methodName(study, row.method)),
      textCell(row.domain ?? '', row.domain === null ? missing : domainName(study, row.domain)),
      ...cells.flatMap((column) => column[index] ?? []),
    ]),
    notes: notesOf(table, columns),
  };
}

/** A value with its interval, and with a note where not all instances have it, or none. */
export function measuredCell(entry: MetricEntry | undefined, subject: Readonly<Record<string, string>>): TableCell {
  if (!entry) return { value: null, text: missing, subject };
  const { value, lo, hi, n, of, how } = entry;
  const interval = formatInterval(lo, hi, formatMetric);
  const reason = value === null ? how : n < of ? `${String(n)} of ${String(of)} instances.` : null;
  return {
    value,
    text: formatMetric(value),
    subject,
    ...(interval !== null && { beside: interval }),
    ...(value !== null && how !== eachInstance && { explanation: `${String(n)} of ${String(of)} instances; ${how}.` }),
    ...(reason !== null && { notes: [{ severity: 'note', message: reason } as const] }),
  };
}

/** The same cells with their place between the column's least and greatest value. */
function shaded(cells: readonly TableCell[]): TableCell[] {
  const values = cells.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  return cells.map((cell) =>
    typeof cell.value === 'number' && greatest > least
      ? { ...cell, shade: (cell.value - least) / (greatest - least) }
      : cell,
  );
}

function rowsOf(study: Study, { runs, printed }: MetricTable): Row[] {
  const ofRuns = runs.map(({ id, generator, method, domain, variant }) => ({
    run: id,
    generator,
    method,
    domain,
    variant,
  }));
  const places = new Set(ofRuns.map(placeOf));
  const others = new Map(
    printed.map(({ generator, method, domain, variant }) => {
      const row: Row = { run: null, generator, method, domain, variant };
      return [placeOf(row), row] as const;
    }),
  );
  const rows: Row[] = [...ofRuns, ...[...others].flatMap(([place, row]) => (places.has(place) ? [] : [row]))];
  const order = (parts: Parameters<typeof inStudyOrder>[0], of: (row: Row) => string | null) => {
    const ids = inStudyOrder(
      parts,
      rows.flatMap((row) => of(row) ?? []),
    );
    return (row: Row) => ids.indexOf(of(row) ?? '');
  };
  const byMethod = order(study.methods, ({ method }) => method);
  const byDomain = order(study.domains, ({ domain }) => domain);
  const byGenerator = order(study.generators, ({ generator }) => generator);
  return rows.sort((a, b) => byMethod(a) - byMethod(b) || byDomain(a) - byDomain(b) || byGenerator(a) - byGenerator(b));
}

function subjectOf({ run, generator, method, domain }: Row, metric: string | null): Record<string, string> {
  const parts = { run, generator, method, domain, metric };
  return Object.fromEntries(Object.entries(parts).filter((entry): entry is [string, string] => entry[1] !== null));
}

const placeOf = ({ generator, method, domain, variant }: Omit<Row, 'run'>) =>
  JSON.stringify([generator, method, domain, variant]);

const key = (row: string, metric: string) => `${row}\u0000${metric}`;

function notesOf({ printed }: MetricTable, columns: readonly MetricColumn[]): string[] {
  const hasInstances = columns.some(({ level }) => level === 'instance');
  return [
    'The ground of each metric runs from its least to its greatest value here; it compares runs within a column alone.',
    ...(hasInstances
      ? ['Measures of instances: the mean over those that have it, with Student’s interval of 95 %.']
      : []),
    ...(printed.length > 0 ? ['Printed values: no interval and no n are published.'] : []),
  ];
}
