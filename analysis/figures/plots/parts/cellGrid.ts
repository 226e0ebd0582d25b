/**
 * A grid of coloured cells with their values, all vectors: Plotly's own heat map is a bitmap, which has no place in a
 * paper. Cells are rectangles below the traces; the values are a text trace that also takes hover and click.
 */
import { divergingColour } from './divergingColour';

type Plain = Readonly<Record<string, unknown>>;

export interface GridCell {
  /** Column and row, 0-based; the axes run over −0.5 … count − 0.5. */
  readonly column: number;
  readonly row: number;
  readonly value: number;
  readonly text: string;
  /** Plotly text; escaped by the caller. */
  readonly hover: string;
  readonly customdata?: readonly (string | null)[];
}

/** Shapes and one trace for cells on the axes `xaxis` and `yaxis` (`x`, `x2`, …); colours centred at zero, ±`limit`. */
export function cellGrid(
  cells: readonly GridCell[],
  limit: number,
  xaxis: string,
  yaxis: string,
): { readonly shapes: readonly Plain[]; readonly trace: Plain } {
  const colours = cells.map((cell) => divergingColour(cell.value, limit));
  const shapes = cells.map((cell, index) => ({
    type: 'rect',
    layer: 'below',
    xref: xaxis,
    yref: yaxis,
    x0: cell.column - 0.5,
    x1: cell.column + 0.5,
    y0: cell.row - 0.5,
    y1: cell.row + 0.5,
    fillcolor: colours[index]?.fill,
    line: { width: 0 },
  }));
  const trace = {
    type: 'scatter',
    mode: 'markers+text',
    showlegend: false,
    cliponaxis: false,
    xaxis,
    yaxis,
    x: cells.map((cell) => cell.column),
    y: cells.map((cell) => cell.row),
    text: cells.map((cell) => cell.text),
    textposition: 'middle center',
    textfont: { color: colours.map((colour) => colour.text) },
    marker: { symbol: 'square', size: 24, opacity: 0 },
    hovertext: cells.map((cell) => cell.hover),
    hovertemplate: '%{hovertext}<extra></extra>',
    ...(cells.some((cell) => cell.customdata !== undefined)
      ? { customdata: cells.map((cell) => cell.customdata ?? null) }
      : {}),
  };
  return { shapes, trace };
}

/** An axis over `names.length` cells without lines or grid; `reversed` puts the first name on top. */
export function gridAxis(names: readonly string[], reversed: boolean): Plain {
  const end = names.length - 0.5;
  return {
    tickvals: names.map((_, index) => index),
    ticktext: names,
    range: reversed ? [end, -0.5] : [-0.5, end],
    showgrid: false,
    showline: false,
    zeroline: false,
    ticks: '',
  };
}
