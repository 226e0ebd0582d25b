import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { rowWindow, scrolledTo } from './window';

export interface ListColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** A track of a CSS grid. */
  readonly width: string;
  readonly align?: 'left' | 'right';
  cell(row: Row): ReactNode;
}

interface RowListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly ListColumn<Row>[];
  keyOf(row: Row, index: number): string;
  readonly isSelected?: (row: Row) => boolean;
  readonly onOpen?: (row: Row) => void;
  /** Said in place of rows where there are none. */
  readonly empty: string;
}

const rowHeight = 28;
const pageRows = 10;

/** A list of any length: only what is seen is drawn. Arrow keys walk it, Enter opens a row. */
export function RowList<Row>({ label, rows, columns, keyOf, isSelected, onOpen, empty }: RowListProps<Row>) {
  const id = useId();
  const view = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(0);
  const [active, setActive] = useState(0);
  const activeRow = Math.min(active, rows.length - 1);
  const { first, end } = rowWindow(top, height, rowHeight, rows.length);
  const template = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };

  useLayoutEffect(() => {
    const element = view.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const go = (row: number): void => {
    const to = Math.max(0, Math.min(row, rows.length - 1));
    setActive(to);
    if (view.current) view.current.scrollTop = scrolledTo(to, view.current.scrollTop, height, rowHeight);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowUp: activeRow - 1,
      ArrowDown: activeRow + 1,
      PageUp: activeRow - pageRows,
      PageDown: activeRow + pageRows,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    const row = rows[activeRow];
    if (to !== undefined) {
      event.preventDefault();
      go(to);
    } else if (event.key === 'Enter' && row !== undefined) onOpen?.(row);
  };

  return (
    <div className="list" role="grid" aria-label={label} aria-rowcount={rows.length + 1}>
      <div className="list-head" role="row" aria-rowindex={1} style={template}>
        {columns.map(({ id: column, header, align = 'left' }) => (
          <span key={column} role="columnheader" className={`align-${align}`}>
            {header}
          </span>
        ))}
      </div>
      <div
        ref={view}
        className="list-body"
        role="rowgroup"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={rows.length > 0 ? `${id}-${activeRow}` : undefined}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
      >
        {rows.length === 0 && <p className="quiet">{empty}</p>}
        <div style={{ height: rows.length * rowHeight, position: 'relative' }}>
          {rows.slice(first, end).map((row, offset) => {
            const index = first + offset;
            return (
              <div
                key={keyOf(row, index)}
                id={`${id}-${index}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={isSelected?.(row) ?? false}
                className={`list-row${index === activeRow ? ' active' : ''}${onOpen ? ' opens' : ''}`}
                style={{ ...template, top: index * rowHeight }}
                onClick={() => {
                  setActive(index);
                  onOpen?.(row);
                }}
              >
                {columns.map(({ id: column, align = 'left', cell }) => (
                  <span key={column} role="gridcell" className={`align-${align}`}>
                    {cell(row)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
