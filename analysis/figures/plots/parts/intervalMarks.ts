/** Estimates with their intervals in rows, as every such figure draws them. */
import { ink } from '../../ink';

type Trace = Readonly<Record<string, unknown>>;

export interface IntervalMark {
  readonly row: number;
  readonly estimate: number;
  /** Null: no interval is drawn. */
  readonly lo: number | null;
  readonly hi: number | null;
  /** Plotly text; escaped by the caller. */
  readonly hover: string;
  readonly customdata?: readonly (string | null)[];
}

export type MarkStyle = 'filled' | 'hollow' | 'faint';

/** One trace with an entry in the legend; marks of one trace share shape and filling, and stand `offset` rows lower. */
export function intervalMarks(
  name: string,
  style: MarkStyle,
  marks: readonly IntervalMark[],
  offset = 0,
  symbol = 'circle',
): Trace {
  const colour = style === 'faint' ? ink.faint : ink.text;
  return {
    type: 'scatter',
    mode: 'markers',
    name,
    showlegend: true,
    x: marks.map(({ estimate }) => estimate),
    y: marks.map(({ row }) => row + offset),
    text: marks.map(({ hover }) => hover),
    hovertemplate: '%{text}<extra></extra>',
    ...(marks.some(({ customdata }) => customdata) && {
      customdata: marks.map(({ customdata }) => customdata ?? null),
    }),
    marker: {
      symbol,
      size: 7,
      color: style === 'hollow' ? ink.background : colour,
      line: { color: colour, width: style === 'hollow' ? 1.33 : 0 },
    },
    error_x: {
      type: 'data',
      symmetric: false,
      array: marks.map(({ estimate, hi }) => (hi === null ? 0 : hi - estimate)),
      arrayminus: marks.map(({ estimate, lo }) => (lo === null ? 0 : estimate - lo)),
      color: colour,
      thickness: style === 'filled' ? 1.33 : 0.8,
      width: 0,
    },
  };
}

/** Rows by name from top to bottom. */
export function rowAxis(names: readonly string[]): Readonly<Record<string, unknown>> {
  return {
    tickvals: names.map((_, row) => row),
    ticktext: names,
    range: [names.length - 0.4, -0.6],
    showgrid: false,
    showline: false,
    ticks: '',
  };
}
