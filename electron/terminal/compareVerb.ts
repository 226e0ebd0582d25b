import { formatInterval, formatP, formatPercent } from '../../analysis/figures/format';
import { compareArchives } from '../../analysis/study/compare/compare';
import type { Comparison, OverallDifference } from '../../analysis/study/compare/comparison';
import { withArchive } from './session';
import { textTable } from './textTable';
import type { Verb } from './verb';

/** `agora compare A B` */
export const compareVerb: Verb = {
  name: 'compare',
  words: ['A', 'B'],
  summary: 'Compares two archives: what differs between them first, then the same cells side by side.',
  help: `
Differences of study, anchors, protocol, configuration and files come first: they decide whether the rest compares.
Then every cell that both have, with the difference B − A, its interval of 95 % and its p after Holm over the cells; items
and anchors that both archives have vary together. Then the ranks of the generators on the cells that both have, and what
is in one archive only. A printed value meets the computed one of its setting. Generated data is not read.
An archive of a workspace is FILE.agora#NAME.
JSON: {a, b, differences, cells, overall, ranks, agreement, onlyA, onlyB}.`,
  options: {},
  run: (call) => {
    const [first = '', second = ''] = call.words;
    const reading = { instances: false };
    return withArchive({ ...call, words: [first] }, reading, (a) =>
      withArchive({ ...call, words: [second] }, reading, async (b) => {
        const comparison = compareArchives(
          await a.engine.comparable(a.opened.archive.id),
          await b.engine.comparable(b.opened.archive.id),
        );
        return {
          document: comparison,
          text: comparisonAsText(comparison, call.width),
          readable: a.readable && b.readable,
        };
      }),
    );
  },
};

const left = (header: string) => ({ header, align: 'left' as const });
const right = (header: string) => ({ header, align: 'right' as const });
/** A long list tells no more than its beginning; all of it is in the document. */
const SHOWN = 20;

function comparisonAsText(comparison: Comparison, width: number): string {
  const { a, b, differences, cells, overall, ranks, agreement, onlyA, onlyB } = comparison;
  const shown = differences.slice(0, SHOWN);
  const more = differences.length > SHOWN ? [`… and ${differences.length - SHOWN} more (--json has all)`] : [];
  const differing = shown.map(
    ({ aspect, what, a: one, b: other }) => `${aspect}: ${what}\n  A ${one ?? '–'}\n  B ${other ?? '–'}`,
  );
  const place = (cell: { generator: string; method: string; domain: string; variant: string | null }) =>
    [cell.generator, cell.method, cell.domain, cell.variant].filter((part) => part !== null).join(' · ');
  const parts = [
    `A ${a.name} (${a.study})\nB ${b.name} (${b.study})\n`,
    differences.length === 0
      ? 'Nothing differs but the scores of students.\n'
      : `${[...differing, ...more].join('\n')}\n`,
    textTable(
      [left('Cell'), right('A %'), right('B %'), right('B − A'), left('95 %'), right('p (Holm)'), left('')],
      cells.map((cell) => [
        place(cell),
        formatPercent(cell.a.pgr),
        formatPercent(cell.b.pgr),
        formatPercent(cell.difference),
        formatInterval(cell.lo, cell.hi) ?? '',
        cell.adjustedP === null ? '' : formatP(cell.adjustedP),
        cell.incomparable.length === 0 ? '' : `other ${cell.incomparable.join(', ')}`,
      ]),
      width,
    ),
    overall === null ? '' : overallAsText(overall),
    textTable(
      [left('Generator'), right('Rank in A'), right('Rank in B'), right('Average in A %'), right('Average in B %')],
      ranks.map(({ generator, rankA, rankB, rangeA, rangeB, averageA, averageB }) => [
        `${generator}${rankA === rankB ? '' : ' *'}`,
        rankAsText(rankA, rangeA),
        rankAsText(rankB, rangeB),
        formatPercent(averageA),
        formatPercent(averageB),
      ]),
      width,
    ),
    agreement === null
      ? ''
      : `The orders of ${agreement.generators} generators agree with Kendall's τ-b ${agreement.tau.toFixed(2)}, p ${formatP(agreement.p)}\n`,
    ...(
      [
        ['A', onlyA],
        ['B', onlyB],
      ] as const
    ).map(([name, only]) => (only.length === 0 ? '' : `In ${name} only: ${only.map(place).join('; ')}\n`)),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function overallAsText({ n, generators, difference, lo, hi, p, from }: OverallDifference): string {
  const how = from === 'resamples' ? 'joint resamples' : `t over ${generators} generators`;
  const evidence = p === null ? '' : ` ${formatInterval(lo, hi) ?? ''}, p ${formatP(p)} (${how})`;
  return `Mean difference over ${n} cells ${formatPercent(difference)}${evidence}\n`;
}

function rankAsText(rank: number, range: readonly [number, number] | null): string {
  return range === null ? String(rank) : `${rank} (${range[0]}–${range[1]})`;
}
