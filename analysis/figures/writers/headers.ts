/** Column headers as writers need them: groups as spans, units once where all are the same. */
import type { TableColumn, TableSpec } from '../figure';

export interface HeaderSpan {
  /** Null over columns without a group. */
  readonly group: string | null;
  /** 0-based first column. */
  readonly first: number;
  readonly count: number;
}

/** Runs of neighbouring columns with the same group; columns without a group are runs of one. */
export function headerSpans(columns: readonly TableColumn[]): readonly HeaderSpan[] {
  const spans: HeaderSpan[] = [];
  columns.forEach((column, index) => {
    const last = spans.at(-1);
    if (last !== undefined && last.group !== null && last.group === column.group)
      spans[spans.length - 1] = { ...last, count: last.count + 1 };
    else spans.push({ group: column.group, first: index, count: 1 });
  });
  return spans;
}

/** The one unit of at least three columns of a table, else null. */
export function commonUnit(table: TableSpec): string | null {
  const units = table.columns.flatMap((column) => column.unit ?? []);
  const [first] = units;
  return first !== undefined && units.length >= 3 && units.every((unit) => unit === first) ? first : null;
}

/** Header with its unit, which is left out where the title names it for the whole table. */
export function headerText(column: TableColumn, common: string | null): string {
  return column.unit === null || column.unit === common ? column.header : `${column.header} (${column.unit})`;
}

/** Title with the unit that the whole table shares. */
export function titleText(table: TableSpec): string {
  const common = commonUnit(table);
  return common === null ? table.title : `${table.title} (${common})`;
}
