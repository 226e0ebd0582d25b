import { itemAt, transpose, type Rows } from './matrix';

/**
 * The one-to-one assignment of rows to columns with the largest total gain, as [row, column] pairs in the order of the
 * rows; min(rows, columns) pairs. Exact, O(n³): shortest augmenting paths with potentials (Kuhn 1955; Jonker & Volgenant
 * 1987).
 */
export function bestAssignment(gains: Rows): [number, number][] {
  const columns = gains[0]?.length ?? 0;
  if (gains.length > columns)
    return bestAssignment(transpose(gains))
      .map(([row, column]): [number, number] => [column, row])
      .sort((a, b) => a[0] - b[0]);

  const rowPotential = gains.map(() => 0);
  const columnPotential = Array.from({ length: columns }, () => 0);
  const rowOf = Array.from({ length: columns }, () => -1);
  const reduced = (row: number, column: number) =>
    -itemAt(itemAt(gains, row), column) - itemAt(rowPotential, row) - itemAt(columnPotential, column);

  for (let start = 0; start < gains.length; start++) {
    const distance = Array.from({ length: columns }, () => Infinity);
    const previous = Array.from({ length: columns }, () => -1);
    const done = new Set<number>();
    let column = -1;
    let row = start;
    let reached = 0;
    while (row >= 0) {
      let next = -1;
      for (let candidate = 0; candidate < columns; candidate++) {
        if (done.has(candidate)) continue;
        const through = reached + reduced(row, candidate);
        if (through < itemAt(distance, candidate)) {
          distance[candidate] = through;
          previous[candidate] = column;
        }
        if (next < 0 || itemAt(distance, candidate) < itemAt(distance, next)) next = candidate;
      }
      column = next;
      reached = itemAt(distance, column);
      done.add(column);
      row = itemAt(rowOf, column);
    }
    // The last column is free; the potentials keep every reduced cost at least zero for the next start.
    rowPotential[start] = itemAt(rowPotential, start) + reached;
    for (const visited of done) {
      const slack = reached - itemAt(distance, visited);
      columnPotential[visited] = itemAt(columnPotential, visited) - slack;
      const owner = itemAt(rowOf, visited);
      if (owner >= 0) rowPotential[owner] = itemAt(rowPotential, owner) + slack;
    }
    while (column >= 0) {
      const from = itemAt(previous, column);
      rowOf[column] = from < 0 ? start : itemAt(rowOf, from);
      column = from;
    }
  }
  return rowOf
    .flatMap((row, column): [number, number][] => (row < 0 ? [] : [[row, column]]))
    .sort((a, b) => a[0] - b[0]);
}
