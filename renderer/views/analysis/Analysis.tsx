import { useState } from 'react';
import type { TableCell } from '../../../analysis/figures/figure';
import { evidenceTables } from '../../../analysis/figures/tables/evidenceTables';
import { EmptyState } from '../../components/EmptyState';
import { FigurePanel } from '../../components/exhibit/FigurePanel';
import { TablePanel } from '../../components/exhibit/TablePanel';
import { FilterField } from '../../components/FilterField';
import { Findings } from '../../components/Findings';
import { NoArchive } from '../../components/NoArchive';
import { PlaceHead } from '../../components/PlaceHead';
import { useColours } from '../../components/useColours';
import { useCurrentArchive } from '../../state/archives';
import type { OpenedArchive } from '../../state/opened';
import { selectionOf, useSelection } from '../../state/selection';
import { analysisText as text } from '../../text/analysis';
import { anchorOf, Contents } from './Contents';
import { LeftOut } from './LeftOut';
import { useEvidence } from './useEvidence';

/** The place of the analysis: the figures, the tables with printed values beside computed ones, and the findings. */
export function Analysis() {
  const archive = useCurrentArchive();
  return archive ? <Results key={archive.id} archive={archive} /> : <NoArchive place="analysis" />;
}

function Results({ archive }: { readonly archive: OpenedArchive }) {
  const [filter, setFilter] = useState('');
  const colours = useColours();
  const { exhibits, study } = archive;
  const evidence = useEvidence(archive);
  const analysis = evidence.state === 'there' ? evidence.value : archive.analysis;
  const { n, generators, settings, leftOut } = analysis.data;
  const matches = ({ title }: { readonly title: string }): boolean =>
    title.toLowerCase().includes(filter.trim().toLowerCase());
  const figures = exhibits.figures.filter(matches);
  const tables = [...exhibits.tables, ...evidenceTables(analysis)].filter(matches);
  const isEmpty = exhibits.figures.length + exhibits.tables.length === 0;
  const open = ({ subject }: Pick<TableCell, 'subject'>): void => {
    const selection = selectionOf(subject);
    if (selection) useSelection.getState().select(selection);
  };
  return (
    <div className="place analysis">
      <PlaceHead place="analysis">{text.counts(n, generators, settings)}</PlaceHead>
      <div className="beside-findings">
        <div className="main-picture">
          {isEmpty && <EmptyState title={text.emptyTitle} text={text.empty} />}
          <div className="figures">
            {figures.map((figure) => (
              <FigurePanel key={figure.id} anchor={anchorOf(figure)} figure={figure} colours={colours} onOpen={open} />
            ))}
          </div>
          <div className="tables">
            {tables.map((table) => (
              <TablePanel key={table.id} anchor={anchorOf(table)} table={table} colours={colours} onOpen={open} />
            ))}
          </div>
          {!isEmpty && evidence.state === 'waiting' && (
            <p className="quiet" role="status">
              {text.resampling}
            </p>
          )}
          {evidence.state === 'failed' && <p role="status">{text.notResampled(evidence.message)}</p>}
          {!isEmpty && figures.length + tables.length === 0 && <p className="quiet">{text.noMatch}</p>}
        </div>
        <aside className="aside">
          <FilterField label={text.filter} value={filter} onChange={setFilter} />
          <Contents exhibits={[...figures, ...tables]} />
          <Findings title={text.findings} findings={analysis.findings} empty={text.findingsEmpty} />
          {leftOut.length > 0 && <LeftOut cells={leftOut} study={study} />}
        </aside>
      </div>
    </div>
  );
}
