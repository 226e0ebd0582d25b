import { powerByGenerators, type DesignAnswer, type DesignRequest } from '../../statistics/designCalculation';
import type { FigureSpec } from '../figure';
import { formatFixed } from '../format';
import { ink } from '../ink';
import { numberCell, numberColumn } from '../tables/parts/cell';

const LEAST = 3;
/** Generators drawn where no number of them is enough. */
const USUAL = 40;
const MOST = 400;

/** Power against the number of generators, with the study's own point, the wanted power and the number that reaches it. */
export function designPowerCurve(request: DesignRequest, answer: DesignAnswer): FigureSpec {
  const { design, power: wanted, level, effect } = request;
  const { generators: needed } = answer.needed;
  const last = Math.min(MOST, Math.max(12, Math.round(1.4 * design.generators), Math.round(1.4 * (needed ?? USUAL))));
  const step = Math.max(1, Math.ceil(last / 80));
  const counts = [
    ...new Set([...range(LEAST, last, step), design.generators, ...(needed === null || needed > last ? [] : [needed])]),
  ]
    .filter((count) => count >= LEAST)
    .sort((a, b) => a - b);
  const curve = powerByGenerators(request, counts);
  const doubled = powerByGenerators({ ...request, design: { ...design, settings: 2 * design.settings } }, counts);
  const drawn = (
    points: readonly { generators: number; power: number }[],
    name: string,
    colour: string,
    width: number,
  ) => ({
    type: 'scatter',
    mode: 'lines',
    name,
    showlegend: false,
    x: points.map(({ generators }) => generators),
    y: points.map(({ power }) => power),
    text: points.map(({ generators, power }) => `${generators} generators, ${name}<br>power ${percent(power)}`),
    hovertemplate: '%{text}<extra></extra>',
    line: { color: colour, width },
  });
  const marked = [
    ...(answer.power === null
      ? []
      : [{ x: design.generators, y: answer.power, text: `this design: ${percent(answer.power)}` }]),
    ...(needed === null || needed > last || needed === design.generators
      ? []
      : [
          {
            x: needed,
            y: curve.find(({ generators }) => generators === needed)?.power ?? wanted,
            text: `${needed} generators`,
          },
        ]),
  ];
  return {
    id: 'design_power',
    title: 'Power of a study by its number of generators',
    explanation:
      `The chance to find an effect of ${formatFixed(effect.size, 2)} points of PGR with a two-sided test at ${percent(level)}, ` +
      `with ${design.settings} settings and ${design.seeds} ${design.seeds === 1 ? 'seed' : 'seeds'} a cell (faint: with twice the settings). ` +
      answer.assumed.join(' '),
    data: [
      drawn(doubled, `${2 * design.settings} settings`, ink.faint, 1),
      drawn(curve, `${design.settings} settings`, ink.text, 1.67),
      {
        type: 'scatter',
        mode: 'markers',
        name: 'design',
        showlegend: false,
        cliponaxis: false,
        x: marked.map(({ x }) => x),
        y: marked.map(({ y }) => y),
        text: marked.map(({ text }) => text),
        hovertemplate: '%{text}<extra></extra>',
        marker: {
          color: ink.text,
          size: 8,
          symbol: marked.map((_, i) => (i === 0 && answer.power !== null ? 'circle' : 'circle-open')),
        },
      },
    ],
    layout: {
      xaxis: { title: { text: 'Generators' }, range: [LEAST - 1, last + Math.max(2, 0.16 * last)], showgrid: true },
      yaxis: { title: { text: 'Power' }, range: [0, 1.05], tickformat: '.0%', showgrid: true },
      shapes: [
        {
          type: 'line',
          xref: 'paper',
          yref: 'y',
          x0: 0,
          x1: 1,
          y0: wanted,
          y1: wanted,
          line: { color: ink.faint, width: 1, dash: 'dash' },
        },
      ],
      annotations: [
        ...marked.map(({ x, y, text }) => besideMark(x, y, text, last)),
        ...[
          { points: curve, settings: design.settings, yanchor: 'top' },
          { points: doubled, settings: 2 * design.settings, yanchor: 'bottom' },
        ].flatMap(({ points, settings, yanchor }) => atEnd(points, `${settings} settings`, yanchor)),
        {
          x: 0,
          xref: 'paper',
          y: wanted,
          text: `wanted: ${percent(wanted)}`,
          xanchor: 'left',
          yanchor: 'bottom',
          xshift: 4,
        },
      ],
    },
    table: {
      id: 'design_power',
      title: 'Power by number of generators',
      columns: [
        numberColumn('generators', 'Generators'),
        numberColumn('power', `${design.settings} settings`, null, 'Power'),
        numberColumn('doubled', `${2 * design.settings} settings`, null, 'Power'),
      ],
      rows: curve.map(({ generators, power }) => [
        numberCell(generators, String),
        numberCell(power, (value) => formatFixed(value, 3)),
        numberCell(doubled.find((one) => one.generators === generators)?.power ?? null, (value) =>
          formatFixed(value, 3),
        ),
      ]),
      notes: answer.assumed,
    },
  };
}

/** Below the curve, which rises: to the right of the mark, or to the left of one near the frame's end. */
function besideMark(x: number, y: number, text: string, last: number) {
  const isLate = x > 0.8 * last;
  return { x, y, text, xanchor: isLate ? 'right' : 'left', yanchor: 'top', xshift: isLate ? -4 : 8, yshift: -3 };
}

/** The name of a curve, behind its end: of the higher one above the other's, however near they come. */
function atEnd(
  points: readonly { readonly generators: number; readonly power: number }[],
  text: string,
  yanchor: string,
) {
  const end = points.at(-1);
  return end ? [{ x: end.generators, y: end.power, text, xanchor: 'left', yanchor, xshift: 6 }] : [];
}

const percent = (share: number) => `${formatFixed(100 * share, share > 0.995 || share < 0.005 ? 1 : 0)} %`;

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
}
