import { useState } from 'react';
import type { TableCell } from '../../../analysis/figures/figure';
import { EmptyState } from '../../components/EmptyState';
import { TablePanel } from '../../components/exhibit/TablePanel';
import { TableTools } from '../../components/exhibit/TableTools';
import { FilterField } from '../../components/FilterField';
import { Findings } from '../../components/Findings';
import { TableGrid } from '../../components/grid/TableGrid';
import { NoArchive } from '../../components/NoArchive';
import { PlaceHead } from '../../components/PlaceHead';
import { useColours } from '../../components/useColours';
import { useCurrentArchive } from '../../state/archives';
import type { OpenedArchive } from '../../state/opened';
import { usePlaces } from '../../state/places';
import { selectionOf, useSelection, type Selection } from '../../state/selection';
import { leaderboardText as text } from '../../text/leaderboard';

/** The place of the leaderboard: PGR by generator, method and domain, laid out as the paper's Table 2. */
export function Leaderboard() {
  const archive = useCurrentArchive();
  if (!archive) return <NoArchive place="leaderboard" />;
  return archive.pgr.cells.length === 0 ? <NoScores /> : <Scores key={archive.id} archive={archive} />;
}

function Scores({ archive }: { readonly archive: OpenedArchive }) {
  const [filter, setFilter] = useState('');
  const { selection, select } = useSelection();
  const colours = useColours();
  const { pgr, study, exhibits } = archive;
  const { leaderboard } = exhibits;
  const open = ({ subject }: Pick<TableCell, 'subject'>): void => {
    const opened = selectionOf(subject);
    if (opened) select(opened);
  };
  return (
    <div className="place leaderboard">
      <PlaceHead place="leaderboard">{basis(archive)}</PlaceHead>
      <div className="beside-findings">
        <div className="main-picture">
          <div className="toolbar">
            <FilterField label={text.filter} value={filter} onChange={setFilter} />
            <span className="quiet">{text.legend}</span>
            <TableTools table={leaderboard} />
          </div>
          <div className="table-scroll">
            <TableGrid
              table={leaderboard}
              label={text.table}
              filter={filter}
              colours={colours}
              isSelected={(cell) => isSame(selection, selectionOf(cell.subject))}
              onOpen={open}
            />
          </div>
          <ul className="table-notes">
            {leaderboard.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
        <aside className="aside">
          <Findings title={text.checks} findings={pgr.checks} empty={text.checksEmpty} />
          <section className="rule">
            <h3>{text.rule}</h3>
            <p>{text.rules[pgr.rule]}.</p>
            <p className="formula">{text.formula}</p>
            <p className="quiet">{study.name}</p>
          </section>
        </aside>
      </div>
      <div className="tables">
        {exhibits.scores.map((table) => (
          <TablePanel key={table.id} anchor={table.id} table={table} colours={colours} onOpen={open} />
        ))}
      </div>
    </div>
  );
}

function NoScores() {
  return (
    <div className="place">
      <PlaceHead place="leaderboard" />
      <EmptyState title={text.emptyTitle} text={text.empty}>
        <button type="button" className="button" onClick={() => usePlaces.getState().go('archives')}>
          {text.seeArchive}
        </button>
      </EmptyState>
    </div>
  );
}

/** How many cells there are, of how many the archive's generators could have, and where they come from. */
function basis({ pgr, study }: OpenedArchive): string {
  const cells = pgr.cells.filter(({ variant }) => variant === null);
  const generators = new Set(cells.map(({ generator }) => generator)).size;
  const of = generators * study.methods.length * study.domains.length;
  const known = cells.filter(({ pgr }) => pgr !== null);
  const computed = known.filter(({ status }) => status === 'computed').length;
  return text.cells(computed, known.length - computed, Math.max(of, known.length));
}

function isSame(a: Selection | null, b: Selection | null): boolean {
  if (a?.kind === 'cell' && b?.kind === 'cell')
    return a.generator === b.generator && a.method === b.method && a.domain === b.domain;
  return a?.kind === 'generator' && b?.kind === 'generator' && a.generator === b.generator;
}
