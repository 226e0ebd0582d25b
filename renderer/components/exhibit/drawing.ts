/** Plotly behind the few things that a chart of the window does. */
import Plotly, { type PlotElement } from 'plotly.js-strict-dist-min';
import type { FigureSpec } from '../../../analysis/figures/figure';
import { darkTheme, lightTheme, themed } from '../../../analysis/figures/theme';
import type { Theme } from '../../state/theme';

/** The subject of a mark: generator, method, domain; a part is null where the mark stands for all of them. */
export type Subject = Readonly<Record<'generator' | 'method' | 'domain', string | null>>;

export interface Mark {
  readonly curve: number;
  readonly point: number;
  readonly subject: Subject;
}

const config = { displayModeBar: false, doubleClick: 'reset', responsive: false, scrollZoom: false } as const;

/** Draws, or draws again where the element already holds a drawing. */
export function draw(
  element: HTMLElement,
  figure: FigureSpec,
  theme: Theme,
  size: { readonly width: number; readonly height: number },
): Promise<PlotElement> {
  const { data, layout } = themed(figure, theme === 'dark' ? darkTheme : lightTheme, size);
  return Plotly.react(element, data, layout, config);
}

/** Ends a drawing and lets go of what it holds. */
export function erase(element: HTMLElement): void {
  Plotly.purge(element);
}

/** Calls `clicked`, and nobody who was called before, with the subject of a clicked mark. */
export function onMarkClick(element: PlotElement, clicked: (subject: Subject) => void): void {
  element.removeAllListeners('plotly_click');
  element.on('plotly_click', ({ points }) => {
    const subject = points.map(({ customdata }) => subjectOf(customdata)).find((found) => found !== null);
    if (subject) clicked(subject);
  });
}

/** Every mark that stands for a cell, in reading order: from left to right. */
export function marksOf(figure: FigureSpec): readonly Mark[] {
  return figure.data
    .flatMap(({ customdata, x }, curve) => {
      const across = Array.isArray(x) ? x : [];
      return (Array.isArray(customdata) ? customdata : []).flatMap((data: unknown, point) => {
        const subject = subjectOf(data);
        return subject ? [{ curve, point, subject, at: Number(across[point]) }] : [];
      });
    })
    .sort((a, b) => a.at - b.at);
}

/** Shows a mark's label as if the pointer rested on it. */
export function showMark(element: HTMLElement, { curve, point }: Mark): void {
  Plotly.Fx.hover(element, [{ curveNumber: curve, pointNumber: point }]);
}

function subjectOf(data: unknown): Subject | null {
  if (!Array.isArray(data)) return null;
  const [generator, method, domain] = data.map((part: unknown) => (typeof part === 'string' ? part : null));
  return generator ? { generator, method: method ?? null, domain: domain ?? null } : null;
}
