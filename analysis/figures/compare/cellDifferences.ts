import type { ComparedCell } from '../../study/compare/comparison';
import type { Study } from '../../study/study';
import type { FigureSpec } from '../figure';
import { formatInterval, formatP, formatPercent } from '../format';
import { generatorColours } from '../generatorColours';
import { domainName, generatorName, inStudyOrder, methodName, settingName } from '../names';
import { cellLegendLayout } from '../plots/parts/cellMarkers';
import { generatorMarks, horizontalIntervals } from '../plots/parts/generatorMarks';
import { plotlyText } from '../plots/parts/plotlyText';
import { conditionInWords, incomparableInWords } from './cellOfBoth';
import { comparedCellsTable } from './comparedCellsTable';

type Drawn = ComparedCell & { readonly difference: number };

/** Height of a row that the generators' marks share; the rest is the gap to the next row. */
const spread = 0.68;
/** Extra room between two methods. */
const gap = 0.75;
/** Least heights of a row and of a generator's mark in it, CSS pixels. */
const [rowHeight, markHeight] = [14, 5];

/** B − A of every cell with its interval: a row a setting, a mark a generator, hollow where the two do not compare. */
export function cellDifferences(study: Study, cells: readonly ComparedCell[]): FigureSpec {
  const drawn = cells.filter((cell): cell is Drawn => cell.difference !== null);
  const generators = inStudyOrder(
    study.generators,
    drawn.map(({ generator }) => generator),
  );
  const rows = rowsOf(study, drawn);
  const colours = generatorColours(study, generators);
  const traces = generators.flatMap((generator, position) => {
    const offset = generators.length < 2 ? 0 : spread * (position / (generators.length - 1) - 0.5);
    const own = rows.flatMap(({ cells: among, at }) =>
      among.filter((cell) => cell.generator === generator).map((cell) => ({ cell, y: at + offset })),
    );
    return own.length === 0 ? [] : [traceOf(study, generator, own, drawn, colours.get(generator))];
  });
  const methods = [...new Set(rows.map(({ method }) => method))];
  const headings = methods.map((method) => ({
    at: (rows.find((row) => row.method === method)?.at ?? 0) - 0.75,
    text: `<b>${plotlyText(methodName(study, method))}</b>`,
  }));
  const [known, hollow] = [drawn.filter(({ lo }) => lo !== null), drawn.filter((cell) => cell.incomparable.length > 0)];
  return {
    id: 'cell_differences',
    title: 'Difference of every cell, B − A',
    explanation:
      `PGR in B less PGR in A, in points, of ${drawn.length} cells; in a row the generators stand from top to bottom in ` +
      'the order of the legend. Zero: the same in both. ' +
      (known.length === 0
        ? 'No intervals: the noise of no cell is known. '
        : `Lines: intervals of 95 % of ${known.length} cells, by joint resamples in which items and anchors that both archives have vary together; an interval of one cell is not corrected for the number of cells. `) +
      (hollow.length === 0
        ? ''
        : `Hollow: ${hollow.length} ${hollow.length === 1 ? 'cell' : 'cells'} whose two numbers are not on one scale; the table says why.`),
    data: traces,
    layout: {
      ...cellLegendLayout,
      meta: {
        plotHeight: (rows.length + (1 + gap) * methods.length) * Math.max(rowHeight, markHeight * generators.length),
        plotShare: 0.6,
      },
      xaxis: { title: { text: 'B − A (points of PGR)' }, showgrid: true, zeroline: true, rangemode: 'tozero' },
      yaxis: {
        tickvals: [...headings.map(({ at }) => at), ...rows.map(({ at }) => at)],
        ticktext: [...headings.map(({ text }) => text), ...rows.map(({ name }) => plotlyText(name))],
        range: [(rows.at(-1)?.at ?? 0) + 0.6, -1.1],
        showgrid: false,
        showline: false,
        ticks: '',
      },
    },
    table: comparedCellsTable(study, cells),
  };
}

interface Row {
  readonly method: string;
  readonly name: string;
  readonly at: number;
  readonly cells: readonly Drawn[];
}

/** A row for each setting and condition, methods and domains in the study's order. */
function rowsOf(study: Study, drawn: readonly Drawn[]): readonly Row[] {
  const methods = inStudyOrder(
    study.methods,
    drawn.map(({ method }) => method),
  );
  const domains = inStudyOrder(
    study.domains,
    drawn.map(({ domain }) => domain),
  );
  const settings = methods.flatMap((method, block) =>
    domains.flatMap((domain) => {
      const own = drawn.filter((cell) => cell.method === method && cell.domain === domain);
      const conditions = [...new Set(own.map((cell) => conditionInWords(cell, drawn)))];
      return conditions.map((condition) => ({
        method,
        block,
        name: [domainName(study, domain), condition].filter((part) => part !== null).join(' · '),
        cells: own.filter((cell) => conditionInWords(cell, drawn) === condition),
      }));
    }),
  );
  return settings.map(({ block, ...row }, index) => ({ ...row, at: index + gap * block }));
}

interface PlacedCell {
  readonly cell: Drawn;
  readonly y: number;
}

function traceOf(
  study: Study,
  generator: string,
  own: readonly PlacedCell[],
  among: readonly Drawn[],
  colour: string | undefined,
) {
  const marks = own.map(({ cell, y }) => ({ ...cell, x: cell.difference, y, detail: hoverOf(study, cell, among) }));
  return {
    ...generatorMarks(generatorName(study, generator), colour, marks, {
      symbol: own.map(({ cell }) => (cell.incomparable.length === 0 ? 'circle' : 'circle-open')),
      line: { color: colour, width: 1 },
    }),
    ...horizontalIntervals(colour, marks),
  };
}

function hoverOf(study: Study, cell: Drawn, among: readonly Drawn[]): readonly string[] {
  const { method, domain, a, b, difference, lo, hi, adjustedP } = cell;
  const reason = incomparableInWords(cell);
  return [
    [settingName(study, method, domain), conditionInWords(cell, among)].filter((part) => part !== null).join(', '),
    `A ${formatPercent(a.pgr)} %, B ${formatPercent(b.pgr)} %`,
    `B − A ${formatPercent(difference)} ${formatInterval(lo, hi) ?? '(noise unknown)'}`,
    ...(adjustedP === null ? [] : [`p after Holm ${formatP(adjustedP)}`]),
    ...(reason === null ? [] : [`Not on one scale: ${reason}`]),
  ];
}
