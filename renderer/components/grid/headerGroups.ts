import type { TableColumn } from '../../../analysis/figures/figure';

/** The unit of every column that has one, where it is the same for several; such a unit is said once. */
export function sharedUnit(columns: readonly TableColumn[]): string | null {
  const units = columns.flatMap(({ unit }) => (unit === null ? [] : [unit]));
  return units.length > 2 && units.every((unit) => unit === units[0]) ? (units[0] ?? null) : null;
}

export interface HeaderGroup {
  readonly name: string | null;
  readonly start: number;
  readonly span: number;
}

/** Neighbouring columns of the same group as one spanning header; empty where no column has a group. */
export function headerGroups(columns: readonly TableColumn[]): readonly HeaderGroup[] {
  if (columns.every(({ group }) => group === null)) return [];
  const groups: HeaderGroup[] = [];
  columns.forEach(({ group }, start) => {
    const last = groups.at(-1);
    if (last?.name === group) groups[groups.length - 1] = { ...last, span: last.span + 1 };
    else groups.push({ name: group, start, span: 1 });
  });
  return groups;
}
