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
import { formatFixed, formatInterval, formatPercent, missing } from '../format';
import { inStudyOrder } from '../names';
import { numberColumn, textColumn } from '../tables/parts/cell';
import { decimalsOf } from './formatMetric';
import { runCell } from './runCell';

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
  const cells = columns.map((column) => {
    const own = rows.map((row) => entries.get(key(row.run ?? '', column.id)));
    const decimals = decimalsOf(own.flatMap((entry) => entry?.value ?? []));
    return shaded(
      rows.map((row, index) => {
        const subject = subjectOf(row, column.id);
        if (column.unit === 'label') return labelCell(own[index], subject);
        if (column.level !== 'cell') return measuredCell(own[index], decimals, subject);
        return printedCell(printed.get(key(placeOf(row), column.id))?.value ?? null, subject);
      }),
    );
  });
  return {
    id: metricMatrixId,
    title: 'Intrinsic metrics',
    columns: [
      textColumn('run', 'Run'),
      ...columns.map(({ id, label, unit }) =>
        unit === 'label' ? textColumn(id, label) : numberColumn(id, label, label.endsWith(unit) ? null : unit),
      ),
    ],
    rows: rows.map((row, index) => [rowHead(study, row), ...cells.flatMap((column) => column[index] ?? [])]),
    notes: notesOf(table, columns),
  };
}

/** The value is the run's id, or the cell's where it is known from print alone. */
function rowHead(study: Study, row: Row): TableCell {
  const { run, generator, method, domain } = row;
  const id = run ?? [generator, method, domain].filter(Boolean).join(' ');
  return runCell(study, id, row, subjectOf(row, null));
}

/** As the publication prints it: with as many decimals as the number needs. */
function printedCell(value: number | null, subject: Readonly<Record<string, string>>): TableCell {
  const [, decimals = ''] = String(value ?? '').split('.');
  return { value, text: formatFixed(value, decimals.length), subject };
}

/** A value with its interval, and with a note where not all instances have it, or none. */
function measuredCell(
  entry: MetricEntry | undefined,
  decimals: number,
  subject: Readonly<Record<string, string>>,
): TableCell {
  if (!entry) return { value: null, text: missing, subject };
  const { value, lo, hi, n, of, how } = entry;
  const format = (number: number | null) => formatFixed(number, decimals);
  const interval = formatInterval(lo, hi, format);
  const reason = value === null ? how : n < of ? `${String(n)} of ${String(of)} instances.` : null;
  return {
    value,
    text: format(value),
    subject,
    ...(interval !== null && { beside: interval }),
    ...(value !== null && how !== eachInstance && { explanation: `${String(n)} of ${String(of)} instances; ${how}.` }),
    ...(reason !== null && { notes: [{ severity: 'note', message: reason } as const] }),
  };
}

/** The most frequent label with its share of the instances that have one. */
function labelCell(entry: MetricEntry | undefined, subject: Readonly<Record<string, string>>): TableCell {
  if (!entry) return { value: null, text: missing, subject };
  const { value, n, of, label } = entry;
  const covered = `${String(n)} of ${String(of)} instances.`;
  return {
    value: label,
    text: label ?? missing,
    subject,
    ...(value !== null && { beside: `${formatPercent(100 * value)} %` }),
    ...(n < of && { notes: [{ severity: 'note', message: covered } as const] }),
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
    return (row: Row) => {
      const place = ids.indexOf(of(row) ?? '');
      // What is not known stands last.
      return place === -1 ? ids.length : place;
    };
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
  const hasInstances = columns.some(({ level, unit }) => level === 'instance' && unit !== 'label');
  const hasLabels = columns.some(({ unit }) => unit === 'label');
  return [
    'The ground of each metric runs from its least to its greatest value here; it compares runs within a column alone.',
    ...(hasInstances
      ? ['Measures of instances: the mean over those that have it, with Student’s interval of 95 %.']
      : []),
    ...(hasLabels ? ['Labels of instances: the most frequent one, with its share of those that have one.'] : []),
    ...(printed.length > 0 ? ['Printed values: no interval and no n are published.'] : []),
  ];
}
