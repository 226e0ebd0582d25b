import { cellInWords } from '../../../analysis/figures/compare/cellOfBoth';
import type { CellPlace } from '../../../analysis/study/compare/comparison';
import type { Study } from '../../../analysis/study/study';
import { compareText as text } from '../../text/compare';
import { Folded } from './Folded';

interface OnlyInProps {
  readonly title: string;
  readonly cells: readonly CellPlace[];
  readonly study: Study;
}

/** The cells that one archive has alone. */
export function OnlyIn({ title, cells, study }: OnlyInProps) {
  return (
    <section aria-label={title}>
      <h3>
        {title} {cells.length > 0 && <span className="count">{cells.length.toLocaleString('en')}</span>}
      </h3>
      {cells.length === 0 ? (
        <p className="quiet">{text.noneOnly}</p>
      ) : (
        <Folded items={cells}>
          {(shown, unfold) => (
            <>
              <ul>
                {shown.map((cell) => (
                  <li key={JSON.stringify(cell)}>{cellInWords(study, cell, cells)}</li>
                ))}
              </ul>
              {unfold && (
                <button type="button" className="link" onClick={unfold}>
                  {text.showAll(cells.length, 'cell')}
                </button>
              )}
            </>
          )}
        </Folded>
      )}
    </section>
  );
}
