import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import type { TableCell, TableSpec } from '../../../analysis/figures/figure';
import { gridText } from '../../text/grid';
import { Swatch } from '../Swatch';
import { CellContent } from './CellContent';
import { moved, type GridPosition } from './navigation';
import { NoteTip, type Tip } from './NoteTip';
import { filteredRows, nextSort, sortedRows, type Sort } from './sort';
import { TableHead } from './TableHead';

interface TableGridProps {
  readonly table: TableSpec;
  /** For screen readers; the table's title where it is not given. */
  readonly label?: string;
  readonly filter?: string;
  /** Colour of every generator by id. */
  readonly colours?: ReadonlyMap<string, string>;
  /** True for cells that belong to what is selected. */
  readonly isSelected?: (cell: TableCell) => boolean;
  /** Called with a cell that stands for something, by click or Enter. */
  readonly onOpen?: (cell: TableCell) => void;
}

function explanationOf({ explanation }: TableCell): NonNullable<TableCell['notes']> {
  return explanation === undefined ? [] : [{ severity: 'note', message: explanation }];
}

/** How deep the ground is, for the style sheet, which knows the theme. */
function shadeStyle(shade: number): CSSProperties {
  return { ['--shade' as string]: `${(100 * shade).toFixed(1)}%` };
}

/** A table as a grid: sorted by its headers, walked with arrow keys, opened with Enter. */
export function TableGrid({ table, label, filter = '', colours, isSelected, onOpen }: TableGridProps) {
  const [sort, setSort] = useState<Sort | null>(null);
  const [at, setAt] = useState<GridPosition>({ row: 0, column: 0 });
  const [tip, setTip] = useState<Tip | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const { columns } = table;
  const rows = sortedRows(filteredRows(table.rows, filter), sort);
  const row = Math.min(at.row, rows.length - 1);
  const startsGroup = (column: number): boolean => column > 0 && columns[column]?.group !== columns[column - 1]?.group;

  useEffect(() => {
    if (!tip) return;
    const close = (): void => setTip(null);
    window.addEventListener('scroll', close, { capture: true, once: true });
    return () => window.removeEventListener('scroll', close, { capture: true });
  }, [tip]);

  const showTip = (cell: TableCell, element: HTMLElement): void => {
    const notes = [...(cell.notes ?? []), ...explanationOf(cell)];
    setTip(notes.length > 0 ? { notes, rect: element.getBoundingClientRect() } : null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const size = { rows: rows.length, columns: columns.length };
    const to = moved(event.key, event.ctrlKey || event.metaKey, { row, column: at.column }, size);
    if (to) {
      event.preventDefault();
      setAt(to);
      grid.current?.querySelector<HTMLElement>(`[data-cell="${to.row}:${to.column}"]`)?.focus();
    } else if (event.key === 'Enter' && row >= 0) {
      const cell = rows[row]?.[at.column];
      if (cell?.subject) onOpen?.(cell);
    } else if (event.key === 'Escape' && tip) {
      event.preventDefault();
      setTip(null);
    }
  };

  return (
    <>
      <table ref={grid} className="grid" role="grid" aria-label={label ?? table.title} onKeyDown={onKeyDown}>
        <TableHead
          columns={columns}
          sort={sort}
          tabColumn={row < 0 ? at.column : null}
          startsGroup={startsGroup}
          onSort={(column) => setSort(nextSort(sort, column, table.rows))}
          onFocus={(column) => setAt({ row: -1, column })}
        />
        <tbody onMouseLeave={() => setTip(null)}>
          {rows.map((cells, rowIndex) => (
            <tr key={table.rows.indexOf(cells)}>
              {cells.map((cell, column) => {
                const colour = column === 0 && cell.subject?.['generator'] && colours?.get(cell.subject['generator']);
                const opens = onOpen !== undefined && cell.subject !== undefined;
                return (
                  <td
                    key={columns[column]?.id}
                    role={column === 0 ? 'rowheader' : 'gridcell'}
                    data-cell={`${rowIndex}:${column}`}
                    tabIndex={rowIndex === row && column === at.column ? 0 : -1}
                    aria-selected={isSelected?.(cell) === true ? true : undefined}
                    className={[
                      `align-${columns[column]?.align ?? 'left'}`,
                      startsGroup(column) ? 'group-start' : '',
                      opens ? 'opens' : '',
                      cell.value === null ? 'missing' : '',
                      cell.shade === undefined ? '' : 'shaded',
                    ].join(' ')}
                    style={cell.shade === undefined ? undefined : shadeStyle(cell.shade)}
                    onFocus={(event) => {
                      setAt({ row: rowIndex, column });
                      showTip(cell, event.currentTarget);
                    }}
                    onBlur={() => setTip(null)}
                    onMouseEnter={(event) => {
                      const { currentTarget: element } = event;
                      // Only a text that is cut off has something to add.
                      element.title = element.scrollWidth > element.clientWidth ? cell.text : '';
                      showTip(cell, element);
                    }}
                    onClick={() => opens && onOpen(cell)}
                  >
                    {colour && <Swatch colour={colour} />}
                    <CellContent cell={cell} sign={columns[column]?.align === 'right' ? 'before' : 'after'} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="quiet">{gridText.noMatch}</p>}
      {tip && <NoteTip tip={tip} />}
    </>
  );
}
