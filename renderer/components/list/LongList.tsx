import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { rowWindow, scrolledTo, scrollScale } from './window';

export interface ListColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** A track of a CSS grid. */
  readonly width: string;
  readonly align?: 'left' | 'right';
  cell(row: Row): ReactNode;
}

export interface LongListProps<Row> {
  readonly label: string;
  /** How many rows there are. */
  readonly count: number;
  /** Undefined: on its way; a grey line stands for it. */
  rowAt(index: number): Row | undefined;
  readonly columns: readonly ListColumn<Row>[];
  keyOf(row: Row, index: number): string;
  readonly isSelected?: ((row: Row) => boolean) | undefined;
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** Told which rows are drawn, whenever that changes. */
  readonly onWindow?: (first: number, end: number) => void;
  /** Said in place of rows where there are none. */
  readonly empty: ReactNode;
}

const rowHeight = 28;
const pageRows = 10;

/** A list of millions of rows: only what is seen is drawn and asked for. Arrow keys walk it, Enter opens a row. */
export function LongList<Row>(props: LongListProps<Row>) {
  const { label, count, rowAt, columns, keyOf, isSelected, onOpen, onWindow, empty } = props;
  const id = useId();
  const view = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const [height, setHeight] = useState(0);
  const [active, setActive] = useState(0);
  const activeRow = Math.min(active, count - 1);
  const scale = scrollScale(count * rowHeight, height);
  const top = scale.toList(scrolled);
  const { first, end } = rowWindow(top, height, rowHeight, count);
  const template = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };

  useLayoutEffect(() => {
    const element = view.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => onWindow?.(first, end), [onWindow, first, end]);

  const go = (row: number): void => {
    const to = Math.max(0, Math.min(row, count - 1));
    setActive(to);
    const target = scrolledTo(to, top, height, rowHeight);
    if (view.current && target !== top) view.current.scrollTop = scale.toScroll(target);
  };
  const open = (index: number): void => {
    const row = rowAt(index);
    if (row !== undefined) onOpen?.(row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowUp: activeRow - 1,
      ArrowDown: activeRow + 1,
      PageUp: activeRow - pageRows,
      PageDown: activeRow + pageRows,
      Home: 0,
      End: count - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      go(to);
    } else if (event.key === 'Enter') open(activeRow);
  };

  return (
    <div className="list" role="grid" aria-label={label} aria-rowcount={count + 1}>
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
        aria-activedescendant={count > 0 ? `${id}-${activeRow}` : undefined}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
      >
        {count === 0 && <p className="quiet">{empty}</p>}
        <div style={{ height: scale.extent, position: 'relative' }}>
          {Array.from({ length: end - first }, (_, offset) => {
            const index = first + offset;
            const row = rowAt(index);
            return (
              <div
                key={row === undefined ? `pending ${index}` : keyOf(row, index)}
                id={`${id}-${index}`}
                role="row"
                aria-rowindex={index + 2}
                aria-busy={row === undefined || undefined}
                aria-selected={row !== undefined && (isSelected?.(row) ?? false)}
                className={`list-row${index === activeRow ? ' active' : ''}${onOpen ? ' opens' : ''}`}
                style={{ ...template, top: index * rowHeight - top + scrolled }}
                onClick={() => {
                  setActive(index);
                  open(index);
                }}
              >
                {columns.map(({ id: column, align = 'left', cell }) => (
                  <span key={column} role="gridcell" className={`align-${align}`}>
                    {row === undefined ? <span className="pending" /> : cell(row)}
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
