/** The columns of the analysis as tables of generators × settings. */
import type { Observations } from '../observations';
import { settingKey } from '../place';

export interface CellTable {
  /** `pgr`, or a predictor. */
  readonly column: string;
  readonly generators: readonly string[];
  readonly settings: readonly { readonly method: string; readonly domain: string }[];
  /** [generator][setting]; null where there is no row. */
  readonly values: readonly (readonly (number | null)[])[];
}

/** One table for PGR and one for each predictor, over the complete rows. */
export function cellTables({ columns, rows }: Observations): CellTable[] {
  const generators = [...new Set(rows.map(({ generator }) => generator))];
  const settings = [
    ...new Map(rows.map(({ method, domain }) => [settingKey({ method, domain }), { method, domain }])).values(),
  ];
  const places = new Map(rows.map((row) => [`${row.generator}\u0000${settingKey(row)}`, row]));
  const table = (column: string, valueOf: (row: (typeof rows)[number]) => number | undefined): CellTable => ({
    column,
    generators,
    settings,
    values: generators.map((generator) =>
      settings.map((setting) => {
        const row = places.get(`${generator}\u0000${settingKey(setting)}`);
        return (row && valueOf(row)) ?? null;
      }),
    ),
  });
  return [table('pgr', ({ pgr }) => pgr), ...columns.map((column, j) => table(column, ({ values }) => values[j]))];
}

/** The same without the settings in which all generators have one value: there is nothing to compare in them. */
export function comparable({ values, settings, ...table }: CellTable): CellTable {
  const varies = (j: number) => new Set(values.flatMap((row) => row[j] ?? [])).size > 1;
  const kept = settings.flatMap((_, j) => (varies(j) ? [j] : []));
  return {
    ...table,
    settings: kept.flatMap((j) => settings[j] ?? []),
    values: values.map((row) => kept.map((j) => row[j] ?? null)),
  };
}
