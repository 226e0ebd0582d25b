/** A generator's cells as marks, and their horizontal intervals. */
import { plotlyText } from './plotlyText';

export interface GeneratorMark {
  readonly generator: string;
  readonly method: string;
  readonly domain: string;
  readonly x: number;
  /** Ends of the interval; null where it is not known. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly y: number;
  /** Lines of the hover below the generator's name. */
  readonly detail: readonly string[];
}

type Plain = Readonly<Record<string, unknown>>;

/** One trace; `customdata` is [generator, method, domain]. `name` is the generator's, `marker` says how the marks look. */
export function generatorMarks(
  name: string,
  colour: string | undefined,
  marks: readonly GeneratorMark[],
  marker: Plain,
) {
  const shown = plotlyText(name);
  return {
    type: 'scatter',
    mode: 'markers',
    name: shown,
    showlegend: true,
    cliponaxis: false,
    x: marks.map(({ x }) => x),
    y: marks.map(({ y }) => y),
    customdata: marks.map(({ generator, method, domain }) => [generator, method, domain]),
    text: marks.map(({ detail }) => [shown, ...detail.map(plotlyText)].join('<br>')),
    hovertemplate: '%{text}<extra></extra>',
    marker: { color: colour, size: 6, ...marker },
  };
}

/** The error bars of these marks; none in length where an end is not known. */
export function horizontalIntervals(colour: string | undefined, marks: readonly GeneratorMark[]) {
  return {
    error_x: {
      type: 'data',
      symmetric: false,
      array: marks.map(({ x, hi }) => (hi === null ? 0 : hi - x)),
      arrayminus: marks.map(({ x, lo }) => (lo === null ? 0 : x - lo)),
      color: colour,
      thickness: 1,
      width: 0,
    },
  };
}
