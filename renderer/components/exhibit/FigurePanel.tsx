import { HelpCircle, Table2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { FigureSpec, TableCell } from '../../../analysis/figures/figure';
import { useTheme } from '../../state/theme';
import { analysisText as text } from '../../text/analysis';
import { TableGrid } from '../grid/TableGrid';
import { Skeleton } from '../Skeleton';
import { ExportPopover } from './ExportPopover';
import { FigureExport } from './FigureExport';

/** Plotly is large: it comes with the first figure, never with the window. */
const Chart = lazy(() => import('./Chart').then(({ Chart }) => ({ default: Chart })));

interface FigurePanelProps {
  readonly figure: FigureSpec;
  /** Id of the element, to be scrolled to. */
  readonly anchor: string;
  readonly colours: ReadonlyMap<string, string>;
  onOpen(cell: Pick<TableCell, 'subject'>): void;
}

/** A figure with its title, its table, its explanation and its export at the corner. */
export function FigurePanel({ figure, anchor, colours, onOpen }: FigurePanelProps) {
  const [shows, setShows] = useState<'figure' | 'data'>('figure');
  const [explained, setExplained] = useState(false);
  const theme = useTheme((state) => state.theme);
  const { title, explanation, table } = figure;
  return (
    <section className="panel" id={anchor} aria-label={title}>
      <header>
        <h3>{title}</h3>
        <div className="corner">
          <button
            type="button"
            aria-pressed={shows === 'data'}
            aria-label={shows === 'data' ? text.showFigure(title) : text.showData(title)}
            onClick={() => setShows(shows === 'data' ? 'figure' : 'data')}
          >
            <Table2 size={13} aria-hidden />
            {text.data}
          </button>
          <ExportPopover title={title}>{(close) => <FigureExport figure={figure} onDone={close} />}</ExportPopover>
          <button
            type="button"
            aria-pressed={explained}
            aria-expanded={explained}
            aria-label={text.explainFigure(title)}
            onClick={() => setExplained(!explained)}
          >
            <HelpCircle size={13} aria-hidden />
            {text.explain}
          </button>
        </div>
      </header>
      {explained && <p className="explanation">{explanation}</p>}
      {shows === 'figure' ? (
        <Suspense fallback={<Skeleton lines={6} />}>
          <Chart figure={figure} theme={theme} onOpen={onOpen} />
        </Suspense>
      ) : (
        <div className="table-scroll panel-table">
          <TableGrid table={table} colours={colours} onOpen={onOpen} />
        </div>
      )}
    </section>
  );
}
