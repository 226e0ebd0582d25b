/** Tables as files, each in a folder of its own that goes with the test that asked for it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { golden } from '../../../analysis/statistics/golden';
import { goldenRegression } from '../../../analysis/statistics/goldenRegression';
import { temporaryFolder } from '../../temporaryFolder';

/** Columns by name, all of one length. */
export type Columns = Readonly<Record<string, readonly (string | number)[]>>;

function csv(columns: Columns, separator: string): string {
  const names = Object.keys(columns);
  const rows = columns[names[0]!]!.map((_, i) => names.map((name) => String(columns[name]![i])).join(separator));
  return [names.join(separator), ...rows, ''].join('\n');
}

/** The path of a file of this name with a header and the rows. */
export function tableFile(name: string, columns: Columns, separator = ','): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, csv(columns, separator));
  return file;
}

/** 52 rows of 6 generators and several settings: what R, statsmodels and scikit-learn were given. */
export const groupedTable = (): string => tableFile('grouped.csv', goldenRegression.data);

/** The columns of the grouped table that explain its `y`. */
export const predictors = 'cell,generatorLevel,settingLevel';

/** Longley's predictors by name; only where the golden data are. */
export function longleyPredictors(): Columns {
  const { X, names } = golden!.longley;
  return Object.fromEntries(names.map((name, j) => [name, X.map((row) => row[j]!)]));
}

/** Longley's predictors and the outcome `y`; only where the golden data are. */
export const longleyTable = (): string => tableFile('longley.csv', { ...longleyPredictors(), y: golden!.longley.y });
