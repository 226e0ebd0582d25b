import { useMemo } from 'react';
import { cellDifferences } from '../../../analysis/figures/compare/cellDifferences';
import { comparedCellsTable } from '../../../analysis/figures/compare/comparedCellsTable';
import { comparedRanksTable } from '../../../analysis/figures/compare/comparedRanksTable';
import { comparisonInWords } from '../../../analysis/figures/compare/comparisonInWords';
import { studyOfBoth } from '../../../analysis/figures/compare/studyOfBoth';
import type { TableCell } from '../../../analysis/figures/figure';
import { withFoundGenerators } from '../../../analysis/figures/namedStudy';
import type { Comparison } from '../../../analysis/study/compare/comparison';
import { FigurePanel } from '../../components/exhibit/FigurePanel';
import { TablePanel } from '../../components/exhibit/TablePanel';
import { PlaceHead } from '../../components/PlaceHead';
import { useColours } from '../../components/useColours';
import { useArchives } from '../../state/archives';
import { pairOf, useCompared, type ArchivePair } from '../../state/compared';
import type { OpenedArchive } from '../../state/opened';
import { selectionOf, useSelection } from '../../state/selection';
import { compareText as text } from '../../text/compare';
import { Differences } from './Differences';
import { OnlyIn } from './OnlyIn';
import { Pair } from './Pair';
import { TooFew } from './TooFew';
import { useComparison } from './useComparison';
import { Waiting } from './Waiting';

/** The place that compares two archives: what makes them incomparable first, then what they say of the same cells. */
export function Compare() {
  const { opened, currentId } = useArchives();
  const otherId = useCompared((state) => state.otherId);
  const pair = pairOf(opened, currentId, otherId);
  return pair === null ? <TooFew /> : <Compared pair={pair} />;
}

function Compared({ pair }: { readonly pair: ArchivePair<OpenedArchive> }) {
  const answer = useComparison(pair);
  return (
    <div className="place compare">
      <PlaceHead place="compare" />
      <Pair pair={pair} />
      {answer.state === 'there' ? (
        <Results key={`${pair.a.id} ${pair.b.id}`} pair={pair} comparison={answer.value} />
      ) : (
        <Waiting pair={pair} failure={answer.state === 'failed' ? answer : null} />
      )}
    </div>
  );
}

interface ResultsProps {
  readonly pair: ArchivePair<OpenedArchive>;
  readonly comparison: Comparison;
}

function Results({ pair: { a, b }, comparison }: ResultsProps) {
  const colours = useColours();
  const { cells, ranks, differences, onlyA, onlyB } = comparison;
  // Of B first: it is looked at, and its colours are those of the window.
  const study = useMemo(
    () => studyOfBoth(withFoundGenerators(b.study, b.pgr), withFoundGenerators(a.study, a.pgr)),
    [a.study, a.pgr, b.study, b.pgr],
  );
  const figure = useMemo(() => cellDifferences(study, cells), [study, cells]);
  const shared = { colours, onOpen: select };
  return (
    <>
      <p className="summary">{comparisonInWords(comparison)}</p>
      <section className="part" aria-label={text.differences}>
        <h2>{text.differences}</h2>
        <Differences differences={differences} a={a.name} b={b.name} />
      </section>
      <section className="part" aria-label={text.cells}>
        <h2>{text.cells}</h2>
        <p className="quiet">{cells.length === 0 ? text.nothingInCommon : text.cellsOf(b.name)}</p>
        {cells.length > 0 && (
          <>
            {figure.data.length === 0 ? (
              <p className="quiet">{text.noDifference}</p>
            ) : (
              <div className="figures wide">
                <FigurePanel anchor="figure-cell_differences" figure={figure} {...shared} />
              </div>
            )}
            <div className="tables">
              <TablePanel anchor="table-compared_cells" table={comparedCellsTable(study, cells)} {...shared} />
            </div>
          </>
        )}
      </section>
      <section className="part" aria-label={text.ranks}>
        <h2>{text.ranks}</h2>
        {ranks.length === 0 ? (
          <p className="quiet">{text.noRanks}</p>
        ) : (
          <TablePanel anchor="table-compared_ranks" table={comparedRanksTable(study, ranks)} {...shared} />
        )}
      </section>
      <section className="part" aria-label={text.only}>
        <h2>{text.only}</h2>
        <div className="only">
          <OnlyIn title={text.onlyIn(text.first, a.name)} cells={onlyA} study={study} />
          <OnlyIn title={text.onlyIn(text.second, b.name)} cells={onlyB} study={study} />
        </div>
      </section>
    </>
  );
}

function select({ subject }: Pick<TableCell, 'subject'>): void {
  const selection = selectionOf(subject);
  if (selection) useSelection.getState().select(selection);
}
