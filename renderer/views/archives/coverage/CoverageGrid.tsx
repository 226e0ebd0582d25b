import { useRef, useState, type KeyboardEvent } from 'react';
import { domainName, generatorName, methodName } from '../../../../analysis/figures/names';
import type { Coverage, CoverageCell } from '../../../../analysis/study/coverage';
import type { Study } from '../../../../analysis/study/study';
import { cellInWords } from '../../../components/cellInWords';
import { moved, type GridPosition } from '../../../components/grid/navigation';
import { Swatch } from '../../../components/Swatch';
import { useColours } from '../../../components/useColours';
import { useSelection } from '../../../state/selection';
import { coverageText as text } from '../../../text/coverage';
import { Marks } from './Marks';

interface CoverageGridProps {
  readonly study: Study;
  readonly coverage: Coverage;
}

/** Generators by methods and domains. Arrow keys walk it; a click or Enter opens a cell in the inspector. */
export function CoverageGrid({ study, coverage }: CoverageGridProps) {
  const { generators, methods, domains, cells } = coverage;
  const colours = useColours();
  const { selection, select } = useSelection();
  const [at, setAt] = useState<GridPosition>({ row: 0, column: 0 });
  const grid = useRef<HTMLTableElement>(null);
  const columns = methods.length * domains.length;

  const isSelected = ({ generator, method, domain }: CoverageCell): boolean =>
    selection?.kind === 'cell' &&
    selection.generator === generator &&
    selection.method === method &&
    selection.domain === domain;
  const open = ({ generator, method, domain }: CoverageCell): void =>
    select({ kind: 'cell', generator, method, domain });
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = moved(event.key, event.ctrlKey || event.metaKey, at, { rows: generators.length, columns });
    if (to) {
      event.preventDefault();
      const row = Math.max(0, to.row);
      setAt({ row, column: to.column });
      grid.current?.querySelector<HTMLElement>(`[data-cell="${row}:${to.column}"]`)?.focus();
    } else if (event.key === 'Enter') {
      const cell = cells[at.row * columns + at.column];
      if (cell) open(cell);
    }
  };

  return (
    <table ref={grid} className="grid coverage-grid" role="grid" aria-label={text.grid} onKeyDown={onKeyDown}>
      <thead>
        <tr className="group-row">
          <th rowSpan={2} scope="col" className="corner-head">
            {text.generator}
          </th>
          {methods.map((method) => (
            <th key={method} colSpan={domains.length} scope="colgroup">
              <span className="group-name">{methodName(study, method)}</span>
            </th>
          ))}
        </tr>
        <tr>
          {methods.flatMap((method) =>
            domains.map((domain, index) => (
              <th key={`${method} ${domain}`} scope="col" className={index === 0 ? 'group-start' : ''}>
                {domainName(study, domain)}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {generators.map((generator, row) => (
          <tr key={generator}>
            <th scope="row">
              <Swatch colour={colours.get(generator) ?? 'transparent'} />
              {generatorName(study, generator)}
            </th>
            {cells.slice(row * columns, (row + 1) * columns).map((cell, column) => {
              const words = cellInWords(study, cell);
              return (
                <td
                  key={`${cell.method} ${cell.domain}`}
                  role="gridcell"
                  data-cell={`${row}:${column}`}
                  tabIndex={at.row === row && at.column === column ? 0 : -1}
                  aria-selected={isSelected(cell) || undefined}
                  className={`opens${column % domains.length === 0 ? ' group-start' : ''}`}
                  title={words.join('\n')}
                  onFocus={() => setAt({ row, column })}
                  onClick={() => open(cell)}
                >
                  <Marks cell={cell} />
                  <span className="visually-hidden">{words.join('. ')}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
