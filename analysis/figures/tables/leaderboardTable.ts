import { placeKey } from '../../study/analyse/place';
import { commonCells } from '../../study/pgr/commonCells';
import { averageCell, averageOf, averageOver, meanPgr } from './parts/average';
import { isSound } from '../../study/pgr/countedCells';
import { generalNotes } from './parts/cellChecks';
import { missingCell, numberCell, numberColumn, textCell, textColumn } from './parts/cell';
import { formatCount } from '../format';
import { leaderboardNotes } from './parts/leaderboardNotes';
import { leaderboardRows, type LeaderboardRow } from './parts/leaderboardRows';
import { marksOf } from './parts/marks';
import { domainName, generatorName, inStudyOrder, methodName } from '../names';
import { pgrTableCell } from './parts/pgrCell';
import type { TableCell, TableColumn, TableSpec } from '../figure';
import type { PgrCell, PgrResult } from '../../results';
import type { Study } from '../../study/study';

const ofMethod = (cells: readonly PgrCell[], method: string) => cells.filter((cell) => cell.method === method);

/**
 * Table 2's layout: a row a generator; a group of columns a method with one column a domain and their average; last the
 * average over all cells and how many there are. Marks compare default rows only. A value at fault or with a caution is
 * shown and never marked; averages are marked on the cells all generators have.
 */
export function leaderboardTable(study: Study, pgr: PgrResult): TableSpec {
  const { rows, severalFamilies, printed } = leaderboardRows(study, pgr);
  const common = new Set(commonCells(pgr.cells));
  const defaults = rows.filter((row) => row.condition === null);
  const shown = rows.flatMap((row) => row.cells);
  const general = generalNotes(shown);
  const methods = inStudyOrder(
    study.methods,
    shown.map((cell) => cell.method),
  );
  const domainsOf = (method: string) =>
    inStudyOrder(
      study.domains,
      ofMethod(shown, method).map((cell) => cell.domain),
    );
  const cellAt = (row: LeaderboardRow, method: string, domain: string) =>
    row.cells.find((cell) => cell.method === method && cell.domain === domain);

  /** Marks by row; rows of other conditions have none. */
  const marks = (value: (row: LeaderboardRow) => number | null) => marksOf(defaults.map(value));
  const averageMarks = (cellsOf: (row: LeaderboardRow) => readonly PgrCell[]) =>
    marks((row) => meanPgr(cellsOf(row).filter((cell) => common.has(cell))));
  const average = (row: LeaderboardRow, over: string, cells: readonly PgrCell[], of: number) =>
    row.condition === null && !severalFamilies
      ? averageOf(pgr, row.generator, over)
      : averageOver(row.generator, over, cells, of);

  const conditionColumn = rows.some((row) => row.condition !== null);
  const settings = methods.reduce((sum, method) => sum + domainsOf(method).length, 0);
  const columns: TableColumn[] = [textColumn('generator', 'Generator')];
  const body: TableCell[][] = rows.map((row) => [
    textCell(row.generator, generatorName(study, row.generator), { subject: { generator: row.generator } }),
  ]);
  const addColumn = (column: TableColumn, cellOf: (row: LeaderboardRow, index: number) => TableCell) => {
    columns.push(column);
    rows.forEach((row, index) => body[index]?.push(cellOf(row, index)));
  };

  if (conditionColumn) addColumn(textColumn('condition', 'Condition'), (row) => textCell(row.condition ?? 'default'));
  for (const method of methods) {
    const group = methodName(study, method);
    for (const domain of domainsOf(method)) {
      const sound = marks((row) => {
        const cell = cellAt(row, method, domain);
        return cell !== undefined && isSound(cell) ? cell.pgr : null;
      });
      addColumn(numberColumn(`${method}.${domain}`, domainName(study, domain), '%', group), (row, index) => {
        const cell = cellAt(row, method, domain);
        const twin = cell === undefined ? undefined : printed.get(placeKey(cell));
        return pgrTableCell(cell, general, sound[index], row.condition === null ? twin : undefined);
      });
    }
    const best = averageMarks((row) => ofMethod(row.cells, method));
    addColumn(numberColumn(`${method}.average`, 'Average', '%', group), (row, index) =>
      averageCell(average(row, method, ofMethod(row.cells, method), domainsOf(method).length), best[index]),
    );
  }
  const best = averageMarks((row) => row.cells);
  addColumn(numberColumn('average', 'Average', '%'), (row, index) =>
    averageCell(average(row, 'all', row.cells, settings), best[index]),
  );
  addColumn(numberColumn('cells', 'Cells'), (row) => {
    const all = average(row, 'all', row.cells, settings);
    return all === null ? missingCell() : { ...numberCell(all.n, formatCount), text: `${all.n} of ${all.of}` };
  });

  return {
    id: 'leaderboard',
    title: 'Performance gap recovered by generator and setting',
    columns,
    rows: body,
    notes: leaderboardNotes(pgr, defaults, general),
  };
}
