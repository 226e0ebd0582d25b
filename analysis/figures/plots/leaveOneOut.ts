import { metricLabel } from '../../metrics/metricLabel';
import type { LeaveOneOut, Part } from '../../study/analyse/sensitivity/leaveOneOut';
import type { MainFigures } from '../../study/analyse/sensitivity/mainFigures';
import type { Study } from '../../study/study';
import type { FigureSpec, TableSpec } from '../figure';
import { formatCoefficient, formatInterval, formatR2 } from '../format';
import { generatorColours } from '../generatorColours';
import { ink } from '../ink';
import { generatorName, settingName } from '../names';
import { numberCell, numberColumn, textCell, textColumn } from '../tables/parts/cell';
import { plotlyText } from './parts/plotlyText';
import { paddedRange } from './parts/range';

/** A figure of the conclusions that can be watched while parts go. */
export type WatchedFigure =
  'r2' | 'leaveOneGeneratorOutR2' | 'settingsR2' | 'coarseSlope' | 'fineSlope' | `within:${string}`;

const names = {
  r2: 'R² of the components, in the sample',
  leaveOneGeneratorOutR2: 'R² of the components, a generator left out',
  settingsR2: 'R² of settings alone',
  coarseSlope: 'Slope on problem solving by generator, per point',
  fineSlope: 'Slope on problem solving by cell, per point',
} as const;

const isWithin = (figure: WatchedFigure): figure is `within:${string}` => figure.startsWith('within:');

/** What a watched figure is called. */
export function watchedName(figure: WatchedFigure): string {
  return isWithin(figure) ? `${metricLabel(figure.slice(7))} within settings, per deviation` : names[figure];
}

/** Its value among the figures of a study; null where it cannot be computed. */
export function watchedValue(figures: MainFigures, figure: WatchedFigure): number | null {
  if (!isWithin(figure)) return figures[figure];
  return figures.within.find(({ column }) => column === figure.slice(7))?.slope?.estimate ?? null;
}

/** Its interval of 95 % as text, CR1 by generator; null where it has none. */
export function watchedInterval(figures: MainFigures, figure: WatchedFigure): string | null {
  const slope = isWithin(figure) ? figures.within.find(({ column }) => column === figure.slice(7))?.slope : null;
  return slope ? formatInterval(slope.lo, slope.hi, formatCoefficient) : null;
}

/** As text, with the decimals of its kind. */
export function watchedText(value: number | null, figure: WatchedFigure): string {
  return figure.endsWith('R2') || figure === 'r2' ? formatR2(value) : formatCoefficient(value);
}

/** As a file name. */
const idOf = (figure: WatchedFigure) =>
  `leave_one_out_${figure.replace(':', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

const rowOf = { generator: 0, setting: 1, cell: 2 } as const;
const rowNames = ['a generator', 'a setting', 'a cell'] as const;
const SPREAD = 0.28;

/** A strip a kind of part: the figure without each part, beside the figure with all of them (line). */
export function leaveOneOutStrips(study: Study, result: LeaveOneOut, figure: WatchedFigure): FigureSpec {
  const all = watchedValue(result.all, figure);
  const places = result.parts.flatMap(({ part, without }) => {
    const value = watchedValue(without, figure);
    return value === null ? [] : [{ part, value }];
  });
  const colours = generatorColours(
    study,
    places.flatMap(({ part }) => (part.kind === 'setting' ? [] : [part.generator])),
  );
  const values = places.map(({ value }) => value);
  const middle = (Math.min(...values) + Math.max(...values)) / 2;
  const counts = { generator: 0, setting: 0, cell: 0 };
  const traces = (['generator', 'setting', 'cell'] as const).map((kind) => {
    const own = places.filter(({ part }) => part.kind === kind);
    return {
      type: 'scatter',
      mode: kind === 'generator' ? 'markers+text' : 'markers',
      name: kind,
      showlegend: false,
      x: own.map(({ value }) => value),
      y: own.map(() => rowOf[kind] + SPREAD * (((counts[kind]++ * 3) % 7) / 3 - 1)),
      customdata: own.map(({ part }) => subjectOf(part)),
      text: own.map(({ part }) => (kind === 'generator' ? plotlyText(partName(study, part)) : '')),
      textposition: own.map(({ value }) => (value > middle ? 'middle left' : 'middle right')),
      cliponaxis: false,
      hovertext: own.map(
        ({ part, value }) => `without ${plotlyText(partName(study, part))}<br>${watchedText(value, figure)}`,
      ),
      hovertemplate: '%{hovertext}<extra></extra>',
      marker: {
        color: own.map(({ part }) => (part.kind === 'setting' ? ink.faint : colours.get(part.generator))),
        size: kind === 'cell' ? 6 : 8,
        symbol: kind === 'setting' ? 'diamond' : 'circle',
        line: { color: ink.background, width: 0.67 },
      },
    };
  });
  const line = all === null ? [] : [verticalLine(all)];
  return {
    id: idOf(figure),
    title: `${watchedName(figure)}, without each part in turn`,
    explanation:
      `Everything is fitted anew without a generator, a setting or a cell; the line is the figure with all of them` +
      `${all === null ? '' : ` (${watchedText(all, figure)})`}. A conclusion that one part carries moves far from the line without it.` +
      (result.cellsNotTried > 0
        ? ` The ${result.cellsNotTried} cells with the least influence on the regression were not left out.`
        : ''),
    data: traces,
    layout: {
      meta: { plotHeight: 150 },
      xaxis: {
        title: { text: watchedName(figure) },
        range: paddedRange([...places.map(({ value }) => value), ...(all === null ? [] : [all])], 0.08),
        showgrid: true,
        zeroline: true,
      },
      yaxis: {
        tickvals: [0, 1, 2],
        ticktext: rowNames.map((name) => `without ${name}`),
        range: [2.6, -0.6],
        showgrid: false,
        showline: false,
        ticks: '',
      },
      shapes: line,
    },
    table: leaveOneOutTable(study, result, figure),
  };
}

function verticalLine(x: number): Readonly<Record<string, unknown>> {
  return { type: 'line', xref: 'x', yref: 'paper', x0: x, x1: x, y0: 0, y1: 1, line: { color: ink.text, width: 1 } };
}

function subjectOf(part: Part): readonly (string | null)[] {
  if (part.kind === 'generator') return [part.generator, null, null];
  return [part.kind === 'setting' ? null : part.generator, part.method, part.domain];
}

/** The part as a reader names it. */
export function partName(study: Study, part: Part): string {
  if (part.kind === 'generator') return generatorName(study, part.generator);
  const setting = settingName(study, part.method, part.domain);
  return part.kind === 'setting' ? setting : `${generatorName(study, part.generator)}, ${setting}`;
}

function leaveOneOutTable(study: Study, { all, parts }: LeaveOneOut, figure: WatchedFigure): TableSpec {
  const whole = watchedValue(all, figure);
  const shown = (value: number | null) => watchedText(value, figure);
  return {
    id: idOf(figure),
    title: `${watchedName(figure)}, without each part in turn`,
    columns: [
      textColumn('kind', 'Kind'),
      textColumn('part', 'Without'),
      numberColumn('value', watchedName(figure)),
      numberColumn('change', 'Change'),
    ],
    rows: [
      [textCell('all', 'Nothing'), textCell('–'), numberCell(whole, shown), numberCell(0, shown)],
      ...parts.map(({ part, without }) => {
        const value = watchedValue(without, figure);
        const subject = Object.fromEntries(Object.entries(part).filter(([key]) => key !== 'kind'));
        return [
          textCell(part.kind, `A ${part.kind}`),
          textCell(partName(study, part), partName(study, part), { subject }),
          numberCell(value, shown),
          numberCell(value === null || whole === null ? null : value - whole, shown),
        ];
      }),
    ],
    notes: [],
  };
}
