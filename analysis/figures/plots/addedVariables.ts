import { metricLabel } from '../../metrics/metricLabel';
import type { PcaPart } from '../../analysisResults';
import type { AddedVariable } from '../../evidenceResults';
import type { Study } from '../../study/study';
import type { FigureSpec, TableSpec } from '../figure';
import { formatCoefficient, formatInterval } from '../format';
import { ink } from '../ink';
import { domainName, generatorName, methodName } from '../names';
import { numberCell, numberColumn, textCell, textColumn } from '../tables/parts/cell';
import { cellLegend, cellLegendLayout, cellMarkers, type CellMark } from './parts/cellMarkers';
import { plotlyText } from './parts/plotlyText';
import { paddedRange } from './parts/range';

type Trace = Readonly<Record<string, unknown>>;
type Rows = PcaPart['rows'];

const PANELS_ACROSS = 3;
/** Share of a panel's place that its frame has. */
const FRAME = { width: 0.78, height: 0.64 };
/** Panels are small: so are their marks. */
const MARK_PIXELS = 5;

/** A panel a predictor: what the others leave of it against what they leave of PGR; its slope is that of the whole regression. */
export function addedVariables(study: Study, rows: Rows, variables: readonly AddedVariable[]): FigureSpec {
  const down = Math.ceil(variables.length / PANELS_ACROSS);
  const panels = variables.map((variable, index) => panelOf(study, rows, variable, index, down));
  const legend = cellLegend(
    study,
    rows.map((row) => ({ ...row, x: 0, y: 0, detail: '' })),
  );
  return {
    id: 'added_variables',
    title: 'Each quality with all the others held fixed',
    explanation:
      `Added-variable plots (Frisch and Waugh 1933) over ${rows.length} cells: across, the predictor less what the other ` +
      `${variables.length - 1} say of it, in its standard deviations; upward, PGR less what they say of it, in points. The line is ` +
      'the predictor’s slope in the regression on all of them. A slope that one or two marks far out carry is no slope of the rest. ' +
      'Intervals in the table take errors as dependent within a generator (CR1).',
    data: [...panels.flatMap(({ traces }) => traces), ...legend],
    layout: {
      ...cellLegendLayout,
      meta: { plotHeight: down * 110, plotShare: 0.9 },
      ...Object.fromEntries<Trace>(panels.flatMap(({ axes }) => axes)),
      annotations: panels.map(({ title }) => title),
    },
    table: addedTable(study, rows, variables),
  };
}

interface Panel {
  readonly traces: readonly Trace[];
  /** Layout keys and what belongs to them. */
  readonly axes: readonly (readonly [string, Trace])[];
  readonly title: Trace;
}

function panelOf(study: Study, rows: Rows, { column, x, y, slope }: AddedVariable, index: number, down: number): Panel {
  const suffix = index === 0 ? '' : String(index + 1);
  const [across, row] = [index % PANELS_ACROSS, Math.floor(index / PANELS_ACROSS)];
  const left = across / PANELS_ACROSS + (1 - FRAME.width) / PANELS_ACROSS;
  const bottom = (down - 1 - row) / down + (0.12 * (1 - FRAME.height)) / down;
  const marks: readonly CellMark[] = rows.map((place, i) => ({
    ...place,
    x: x[i] ?? 0,
    y: y[i] ?? 0,
    detail: `${metricLabel(column)} ${formatCoefficient(x[i] ?? 0)}, PGR ${formatCoefficient(y[i] ?? 0)}`,
  }));
  const range = paddedRange(x);
  const line: Trace = {
    type: 'scatter',
    mode: 'lines',
    name: 'slope',
    showlegend: false,
    hoverinfo: 'skip',
    x: range,
    y: range.map((value) => slope.estimate * value),
    line: { color: ink.text, width: 1 },
  };
  const on = { xaxis: `x${suffix}`, yaxis: `y${suffix}` };
  return {
    traces: [line, ...cellMarkers(study, marks)].map((trace): Trace => ({ ...small(trace), ...on, cliponaxis: true })),
    axes: [
      [
        `xaxis${suffix}`,
        {
          domain: [left, left + FRAME.width / PANELS_ACROSS],
          anchor: `y${suffix}`,
          range,
          nticks: 4,
          automargin: row === down - 1,
        },
      ],
      [
        `yaxis${suffix}`,
        {
          domain: [bottom, bottom + FRAME.height / down],
          anchor: `x${suffix}`,
          range: paddedRange(y),
          nticks: 4,
          zeroline: true,
          automargin: across === 0,
        },
      ],
    ],
    title: {
      text: plotlyText(metricLabel(column)),
      xref: 'paper',
      yref: 'paper',
      x: left,
      y: bottom + FRAME.height / down,
      xanchor: 'left',
      yanchor: 'bottom',
      align: 'left',
    },
  };
}

function small(trace: Trace): Trace {
  const { marker } = trace;
  return typeof marker === 'object' && marker !== null ? { ...trace, marker: { ...marker, size: MARK_PIXELS } } : trace;
}

function addedTable(study: Study, rows: Rows, variables: readonly AddedVariable[]): TableSpec {
  return {
    id: 'added_variables',
    title: 'Predictors and PGR, less what the other predictors say of them',
    columns: [
      textColumn('generator', 'Generator'),
      textColumn('method', 'Method'),
      textColumn('domain', 'Domain'),
      ...variables.flatMap(({ column }) => [
        numberColumn(`${column}.x`, 'Predictor', null, metricLabel(column)),
        numberColumn(`${column}.y`, 'PGR', null, metricLabel(column)),
      ]),
    ],
    rows: rows.map((place, i) => [
      textCell(place.generator, generatorName(study, place.generator), { subject: place }),
      textCell(place.method, methodName(study, place.method)),
      textCell(place.domain, domainName(study, place.domain)),
      ...variables.flatMap(({ x, y }) => [
        numberCell(x[i] ?? null, formatCoefficient),
        numberCell(y[i] ?? null, formatCoefficient, { subject: place }),
      ]),
    ]),
    notes: variables.map(
      ({ column, slope }) =>
        `${metricLabel(column)}: slope ${formatCoefficient(slope.estimate)} ${formatInterval(slope.lo, slope.hi, formatCoefficient) ?? ''}, CR1 by generator.`,
    ),
  };
}
