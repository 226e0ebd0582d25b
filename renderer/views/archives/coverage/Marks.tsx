import type { CoverageCell } from '../../../../analysis/study/coverage';
import { coverageText as text } from '../../../text/coverage';
import { hasData, hasEvery, hasTraining } from './words';

export type Fill = 'full' | 'part' | 'none';

/** One letter in a small square: filled, half filled, or hollow. The words for it stand beside it. */
export function Mark({ letter, fill }: { readonly letter: string; readonly fill: Fill }) {
  return (
    <span className={`mark mark-${fill}`} aria-hidden>
      {letter}
    </span>
  );
}

/** What a cell has: data, training, evaluation, and where a publication prints its PGR, that. */
export function Marks({ cell }: { readonly cell: CoverageCell }) {
  const { marks } = text;
  return (
    <span className="marks">
      <Mark letter={marks.data} fill={hasData(cell) ? 'full' : 'none'} />
      <Mark letter={marks.training} fill={hasTraining(cell) ? 'full' : 'none'} />
      <Mark
        letter={marks.evaluation}
        fill={hasEvery(cell) ? 'full' : cell.evaluation.present.length > 0 ? 'part' : 'none'}
      />
      {cell.printed && <Mark letter={marks.printed} fill="full" />}
    </span>
  );
}
