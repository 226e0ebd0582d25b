/** Marks that stand for cells: colour is the generator, shape is the method, in every figure alike. */
import { generatorColours } from '../../generatorColours';
import { ink } from '../../ink';
import { methodSymbols } from './methodSymbols';
import { generatorName, inStudyOrder, methodName, settingName } from '../../names';
import { plotlyText } from './plotlyText';
import type { Study } from '../../../study/study';

type Trace = Readonly<Record<string, unknown>>;

export interface CellMark {
  readonly generator: string;
  readonly method: string;
  readonly domain: string;
  readonly x: number;
  readonly y: number;
  /** Lines of the hover after generator and setting. */
  readonly detail: string;
}

const unique = (values: readonly string[]) => [...new Set(values)];

/** One trace a generator, marks in the order given; `customdata` is [generator, method, domain]. */
export function cellMarkers(study: Study, marks: readonly CellMark[]): readonly Trace[] {
  const colours = generatorColours(study, unique(marks.map((mark) => mark.generator)));
  const symbols = methodSymbols(study, unique(marks.map((mark) => mark.method)));
  const generators = inStudyOrder(
    study.generators,
    marks.map((mark) => mark.generator),
  );
  return generators.map((generator) => {
    const own = marks.filter((mark) => mark.generator === generator);
    return {
      type: 'scatter',
      mode: 'markers',
      name: plotlyText(generatorName(study, generator)),
      showlegend: false,
      cliponaxis: false,
      x: own.map((mark) => mark.x),
      y: own.map((mark) => mark.y),
      customdata: own.map((mark) => [mark.generator, mark.method, mark.domain]),
      text: own.map((mark) =>
        [generatorName(study, mark.generator), settingName(study, mark.method, mark.domain), mark.detail]
          .map(plotlyText)
          .join('<br>'),
      ),
      hovertemplate: '%{text}<extra></extra>',
      marker: {
        color: colours.get(generator),
        symbol: own.map((mark) => symbols.get(mark.method)),
        size: 7,
        line: { color: ink.background, width: 0.67 },
      },
    };
  });
}

/** Entries of the legend for the generators and methods that occur: names only, no data. */
export function cellLegend(study: Study, marks: readonly CellMark[]): readonly Trace[] {
  const generators = inStudyOrder(
    study.generators,
    marks.map((mark) => mark.generator),
  );
  const methods = inStudyOrder(
    study.methods,
    marks.map((mark) => mark.method),
  );
  const colours = generatorColours(study, generators);
  const symbols = methodSymbols(study, methods);
  const entry = (group: string, title: string, name: string, marker: Trace): Trace => ({
    type: 'scatter',
    mode: 'markers',
    x: [null],
    y: [null],
    hoverinfo: 'skip',
    showlegend: true,
    legendgroup: group,
    legendgrouptitle: { text: title },
    name: plotlyText(name),
    marker: { size: 7, ...marker },
  });
  return [
    ...generators.map((id) =>
      entry('generator', 'Generator', generatorName(study, id), { color: colours.get(id), symbol: 'circle' }),
    ),
    ...methods.map((id) =>
      entry('method', 'Method', methodName(study, id), { color: ink.faint, symbol: symbols.get(id) }),
    ),
  ];
}

/** The legend names things; it does not hide them, since the fit rests on all of them. */
export const cellLegendLayout = { showlegend: true, legend: { itemclick: false, itemdoubleclick: false } } as const;
