/** Plotly behind the few things that a chart of the window does. */
import Plotly, { type PlotElement } from 'plotly.js-strict-dist-min';
import type { FigureSpec } from '../../../analysis/figures/figure';
import { darkTheme, lightTheme, themed } from '../../../analysis/figures/theme';
import type { Theme } from '../../state/theme';
import { subjectOf, type Mark, type Subject } from './marks';

const config = {
  displayModeBar: false,
  doubleClick: 'reset',
  responsive: false,
  scrollZoom: false,
  showTips: false,
} as const;

/** Draws, or draws again where the element already holds a drawing. */
export function draw(
  element: HTMLElement,
  figure: FigureSpec,
  theme: Theme,
  size: { readonly width: number; readonly height: number },
): Promise<PlotElement> {
  const { data, layout } = themed(figure, theme === 'dark' ? darkTheme : lightTheme, size);
  // The same revision: what the user zoomed to stays when the size or the theme changes.
  return Plotly.react(element, data, { ...layout, uirevision: figure.id }, config);
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

/** Shows a mark's label as if the pointer rested on it. */
export function showMark(element: HTMLElement, { curve, point }: Mark): void {
  Plotly.Fx.hover(element, [{ curveNumber: curve, pointNumber: point }]);
}

/** Takes away the label of every mark. */
export function hideMarks(element: HTMLElement): void {
  Plotly.Fx.unhover(element);
}
