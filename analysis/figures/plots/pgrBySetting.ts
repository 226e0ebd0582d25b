import { chooseCells } from '../../study/analyse/cells';
import { cellLegendLayout } from './parts/cellMarkers';
import { formatInterval, formatPercent } from '../format';
import { generatorColours } from '../generatorColours';
import { ink } from '../ink';
import { leaderboardTable } from '../tables/leaderboardTable';
import { domainName, generatorName, inStudyOrder, methodName, settingName } from '../names';
import { generatorMarks, horizontalIntervals } from './parts/generatorMarks';
import { plotlyText } from './parts/plotlyText';
import type { FigureSpec } from '../figure';
import type { PgrResult } from '../../results';
import type { Study } from '../../study/study';

/** Height of a row that the generators' marks share; the rest is the gap to the next row. */
const spread = 0.64;
/** Least height of a row, CSS pixels, so that names do not touch. */
const rowHeight = 13;
/** Extra room between two methods. */
const gap = 0.75;

/** PGR of every default cell that counts: a row a setting, a mark a generator, intervals where there are any. */
export function pgrBySetting(study: Study, pgr: PgrResult): FigureSpec {
  const { cells } = chooseCells(pgr);
  const present = (part: 'generator' | 'method' | 'domain') => cells.map((cell) => cell[part]);
  const generators = inStudyOrder(study.generators, present('generator'));
  const methods = inStudyOrder(study.methods, present('method'));
  const domains = inStudyOrder(study.domains, present('domain'));
  const settings = methods.flatMap((method, block) =>
    domains
      .filter((domain) => cells.some((cell) => cell.method === method && cell.domain === domain))
      .map((domain) => ({ method, domain, block })),
  );
  const rowOf = (index: number) => index + gap * (settings[index]?.block ?? 0);
  const colours = generatorColours(study, generators);

  const traces = generators.map((generator, position) => {
    const offset = generators.length < 2 ? 0 : spread * (position / (generators.length - 1) - 0.5);
    const own = settings.flatMap((setting, index) => {
      const cell = cells.find(
        (one) => one.generator === generator && one.method === setting.method && one.domain === setting.domain,
      );
      return cell === undefined ? [] : [{ cell, y: rowOf(index) + offset }];
    });
    const marks = own.map(({ cell, y }) => ({
      ...cell,
      x: cell.pgr,
      y,
      detail: [
        settingName(study, cell.method, cell.domain),
        `PGR ${formatPercent(cell.pgr)} % ${formatInterval(cell.lo, cell.hi) ?? ''}`,
      ],
    }));
    const colour = colours.get(generator);
    return {
      ...generatorMarks(generatorName(study, generator), colour, marks, {
        line: { color: ink.background, width: 0.5 },
      }),
      ...(marks.some(({ lo, hi }) => lo !== null && hi !== null) && horizontalIntervals(colour, marks)),
    };
  });
  const headings = methods.map((method) => ({
    at: rowOf(settings.findIndex((setting) => setting.method === method)) - 0.75,
    text: `<b>${plotlyText(methodName(study, method))}</b>`,
  }));
  return {
    id: 'pgr_by_setting',
    title: 'Performance gap recovered by setting',
    explanation:
      `PGR of ${cells.length} cells of ${generators.length} generators in ${settings.length} settings; in a row the ` +
      'generators stand from top to bottom in the order of the legend. Zero: the student is no better than the base. ' +
      (cells.some((cell) => cell.lo !== null)
        ? 'Lines: intervals of 95 %. '
        : 'No intervals: one student a cell, and no standard errors are known. ') +
      'Cells at fault are left out.',
    data: traces,
    layout: {
      ...cellLegendLayout,
      meta: { plotHeight: (settings.length + (1 + gap) * methods.length) * rowHeight, plotShare: 0.6 },
      xaxis: { title: { text: 'PGR (%)' }, showgrid: true, zeroline: true },
      yaxis: {
        tickvals: [...headings.map(({ at }) => at), ...settings.map((_, index) => rowOf(index))],
        ticktext: [
          ...headings.map(({ text }) => text),
          ...settings.map((setting) => plotlyText(domainName(study, setting.domain))),
        ],
        range: [rowOf(settings.length - 1) + 0.6, -1.1],
        showgrid: false,
        showline: false,
        ticks: '',
      },
    },
    table: leaderboardTable(study, pgr),
  };
}
