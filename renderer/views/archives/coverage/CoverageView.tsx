import { EmptyState } from '../../../components/EmptyState';
import { useArchiveTab } from '../../../state/archiveTab';
import type { OpenedArchive } from '../../../state/opened';
import { coverageText as text } from '../../../text/coverage';
import { CoverageGrid } from './CoverageGrid';
import { Mark } from './Marks';
import { coverageInWords } from './words';

/** Which cells of the study the archive fills, with what, and which are missing. */
export function CoverageView({ archive }: { readonly archive: OpenedArchive }) {
  const { study, open } = archive;
  const { coverage } = open;
  const show = useArchiveTab((state) => state.show);
  if (coverage.cells.length === 0) return <EmptyState title={text.emptyTitle} text={text.empty} />;
  const { marks, legend } = text;
  return (
    <div className="coverage">
      <p className="coverage-words">{coverageInWords(study, coverage)}</p>
      <div className="coverage-scroll">
        <CoverageGrid study={study} coverage={coverage} />
      </div>
      <p className="coverage-legend">
        <span>
          <Mark letter={marks.data} fill="full" /> {legend.data}
        </span>
        <span>
          <Mark letter={marks.training} fill="full" /> {legend.training}
        </span>
        <span>
          <Mark letter={marks.evaluation} fill="full" /> {legend.evaluation}
        </span>
        <span>
          <Mark letter={marks.evaluation} fill="part" /> {legend.part}
        </span>
        {coverage.cells.some(({ printed }) => printed) && (
          <span>
            <Mark letter={marks.printed} fill="full" /> {legend.printed}
          </span>
        )}
        <span>
          <Mark letter="" fill="none" /> {legend.none}
        </span>
      </p>
      {coverage.outside.length > 0 && (
        <p className="quiet">
          {text.outside(coverage.outside.length)}{' '}
          <button type="button" className="link" onClick={() => show('runs')}>
            {text.showOutside}
          </button>
        </p>
      )}
    </div>
  );
}
