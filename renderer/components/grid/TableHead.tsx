import { ArrowDown, ArrowUp } from 'lucide-react';
import type { TableColumn } from '../../../analysis/figures/figure';
import { gridText } from '../../text/grid';
import { headerGroups, sharedUnit } from './headerGroups';
import type { Sort } from './sort';

interface TableHeadProps {
  readonly columns: readonly TableColumn[];
  readonly sort: Sort | null;
  /** Column whose header takes the tab key; null where a cell of the body does. */
  readonly tabColumn: number | null;
  readonly startsGroup: (column: number) => boolean;
  onSort(column: number): void;
  onFocus(column: number): void;
}

/** Spanning headers, then one header a column that sorts by it. */
export function TableHead({ columns, sort, tabColumn, startsGroup, onSort, onFocus }: TableHeadProps) {
  const groups = headerGroups(columns);
  const shared = groups[0]?.name === null ? sharedUnit(columns) : null;
  return (
    <thead>
      {groups.length > 0 && (
        <tr className="group-row">
          {groups.map(({ name, start, span }) => (
            <th key={start} colSpan={span} scope="colgroup" className={startsGroup(start) ? 'group-start' : undefined}>
              {start === 0 && shared !== null && <span className="all-in">{gridText.allIn(shared)}</span>}
              {name !== null && <span className="group-name">{name}</span>}
            </th>
          ))}
        </tr>
      )}
      <tr>
        {columns.map(({ id, header, unit, align }, column) => {
          const direction = sort?.column === column ? sort.direction : null;
          const Arrow = direction === 'ascending' ? ArrowUp : ArrowDown;
          return (
            <th
              key={id}
              scope="col"
              aria-sort={direction ?? 'none'}
              className={`align-${align}${startsGroup(column) ? ' group-start' : ''}`}
            >
              <button
                type="button"
                className="sort"
                data-cell={`-1:${column}`}
                tabIndex={tabColumn === column ? 0 : -1}
                onClick={() => onSort(column)}
                onFocus={() => onFocus(column)}
              >
                {direction && align === 'right' && <Arrow size={11} aria-hidden />}
                <span className="header">{header}</span>
                {unit !== null && shared === null && <span className="unit">{unit}</span>}
                {direction && align === 'left' && <Arrow size={11} aria-hidden />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
