import { formatInterval, formatP, formatPercent } from '../../analysis/figures/format';
import type { Engine } from '../../analysis/engine';
import type { OpenResult } from '../../analysis/results';
import { unattended } from '../../analysis/task';
import { compareArchives, type Comparison } from '../../analysis/study/compare/compare';
import type { ComparedArchive } from '../../analysis/study/compare/compared';
import { comparedScores, comparedSettings } from '../../analysis/study/compare/comparedRows';
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
Then every cell that both have, with the difference B − A and its interval of 95 % (the two errors taken as independent),
the ranks of the generators on the cells that both have, and what is in one archive only. Generated data is not read.
An archive of a workspace is FILE.agora#NAME.
JSON: {a, b, differences, cells, overall, ranks, onlyA, onlyB}.`,
  options: {},
  run: (call) => {
    const [first = '', second = ''] = call.words;
    const reading = { instances: false };
    return withArchive({ ...call, words: [first] }, reading, (a) =>
      withArchive({ ...call, words: [second] }, reading, async (b) => {
        const comparison = compareArchives(await gathered(a.engine, a.opened), await gathered(b.engine, b.opened));
        return {
          document: comparison,
          text: comparisonAsText(comparison, call.width),
          readable: a.readable && b.readable,
        };
      }),
    );
  },
};

async function gathered(engine: Engine, opened: OpenResult): Promise<ComparedArchive> {
  const { id } = opened.archive;
  return {
    opened,
    study: await engine.study(id),
    pgr: await engine.pgr(id),
    scores: comparedScores(await engine.sql(id, 'SELECT * FROM evaluations WHERE NOT superseded', unattended)),
    configuration: comparedSettings(await engine.sql(id, 'SELECT path, key, value FROM configuration', unattended)),
  };
}

const left = (header: string) => ({ header, align: 'left' as const });
const right = (header: string) => ({ header, align: 'right' as const });
/** A long list tells no more than its beginning; all of it is in the document. */
const SHOWN = 20;

function comparisonAsText(comparison: Comparison, width: number): string {
  const { a, b, differences, cells, overall, ranks, onlyA, onlyB } = comparison;
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
      [left('Cell'), right('A %'), right('B %'), right('B − A'), left('95 %')],
      cells.map((cell) => [
        place(cell),
        formatPercent(cell.a.pgr),
        formatPercent(cell.b.pgr),
        formatPercent(cell.difference),
        formatInterval(cell.lo, cell.hi) ?? '',
      ]),
      width,
    ),
    overall === null
      ? ''
      : `Mean difference over ${overall.n} cells ${formatPercent(overall.difference)} ${formatInterval(overall.lo, overall.hi) ?? ''}, p ${formatP(overall.p)} (t over cells)\n`,
    textTable(
      [left('Generator'), right('Rank in A'), right('Rank in B'), right('Average in A %'), right('Average in B %')],
      ranks.map(({ generator, rankA, rankB, averageA, averageB }) => [
        `${generator}${rankA === rankB ? '' : ' *'}`,
        String(rankA),
        String(rankB),
        formatPercent(averageA),
        formatPercent(averageB),
      ]),
      width,
    ),
    ...(
      [
        ['A', onlyA],
        ['B', onlyB],
      ] as const
    ).map(([name, only]) => (only.length === 0 ? '' : `In ${name} only: ${only.map(place).join('; ')}\n`)),
  ];
  return parts.filter((part) => part !== '').join('\n');
}
