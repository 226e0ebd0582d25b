import { ChartScatter, Table2 } from 'lucide-react';
import type { FigureSpec, TableSpec } from '../../../analysis/figures/figure';
import { analysisText as text } from '../../text/analysis';

type Exhibit = FigureSpec | TableSpec;

/** Id of the element that shows a figure or a table; the two may share a name. */
export function anchorOf(exhibit: Exhibit): string {
  return `${'layout' in exhibit ? 'figure' : 'table'}-${exhibit.id}`;
}

/** The figures and tables of the page by title, folded until asked for; choosing one scrolls to it. */
export function Contents({ exhibits }: { readonly exhibits: readonly Exhibit[] }) {
  if (exhibits.length === 0) return null;
  return (
    <details>
      <summary>
        {text.contents} <span className="count">{exhibits.length}</span>
      </summary>
      <ul className="contents">
        {exhibits.map((exhibit) => {
          const Icon = 'layout' in exhibit ? ChartScatter : Table2;
          const anchor = anchorOf(exhibit);
          return (
            <li key={anchor}>
              <button
                type="button"
                title={exhibit.title}
                onClick={() => document.getElementById(anchor)?.scrollIntoView({ block: 'start' })}
              >
                <Icon size={13} strokeWidth={1.75} aria-hidden />
                <span className="words">{exhibit.title}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
