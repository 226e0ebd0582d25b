/** Words that stand in a cell for "no value". */
const nothing = /^(|nan|n\/a|na|none|null|-|—)$/i;

export function isEmptyCell(cell: string): boolean {
  return nothing.test(cell.trim());
}

/** Whether a column holds numbers: at least one, and nothing else but cells for "no value". */
export function isNumeric(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isEmptyCell(cell));
  return filled.length > 0 && filled.every((cell) => Number.isFinite(Number(cell)));
}

/** Whether a column holds words: at least one cell that is no number. */
export function isText(cells: readonly string[]): boolean {
  return cells.some((cell) => !isEmptyCell(cell) && !Number.isFinite(Number(cell)));
}
