/** The part of Plotly that this window uses. Specifications are plain JSON, so data and layout are plain here too. */
declare module 'plotly.js-strict-dist-min' {
  type Plain = Readonly<Record<string, unknown>>;

  /** An element after it was drawn in. */
  export interface PlotElement extends HTMLElement {
    on(
      event: 'plotly_click',
      listener: (event: { readonly points: readonly { readonly customdata?: unknown }[] }) => void,
    ): void;
    removeAllListeners(event: 'plotly_click'): void;
  }

  interface Plotly {
    newPlot(element: HTMLElement, data: readonly Plain[], layout: Plain, config: Plain): Promise<PlotElement>;
    react(element: HTMLElement, data: readonly Plain[], layout: Plain, config: Plain): Promise<PlotElement>;
    purge(element: HTMLElement): void;
    toImage(element: HTMLElement, options: Plain): Promise<string>;
    readonly Fx: {
      hover(
        element: HTMLElement,
        marks: readonly { readonly curveNumber: number; readonly pointNumber: number }[],
      ): void;
      unhover(element: HTMLElement): void;
    };
  }

  const plotly: Plotly;
  export default plotly;
}
