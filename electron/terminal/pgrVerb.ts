import type { PgrResult } from '../../analysis/results';
import { pgrDetailsId } from '../../analysis/figures/tables/pgrDetailTable';
import { withArchive } from './session';
import { specAsText } from './textTable';
import type { Verb } from './verb';

/** `agora pgr PATH` */
export const pgrVerb: Verb = {
  name: 'pgr',
  words: ['PATH'],
  summary: 'Computes the performance gap recovered by generator, method and domain.',
  help: `
PGR = 100 · (student − base) / (reference − base), in percent, with the checks that say whether it can be trusted.
Cells at fault are printed and left out of averages. Generated data is not read.
Intervals of 95 % come from items that student, base and reference share where the archive holds them, else from
standard errors; averages and ranks from joint resamples of all of them.
JSON: {study, rule, cells, averages, ranking, checks}.`,
  options: {},
  run: (call) =>
    withArchive(call, { instances: false }, async ({ engine, archive, readable }) => {
      const pgr = await engine.pgr(archive.id);
      const { leaderboard, scores } = await engine.exhibits(archive.id);
      // Every score behind every cell is for the documents: `--json`, `agora sql`, `agora report`.
      const tables = [leaderboard, ...scores].filter(({ id }) => id !== pgrDetailsId);
      const text = tables.map((table) => specAsText(table, call.width)).join('\n');
      return { document: asContract(pgr), text: text + checksAsText(pgr), readable };
    }),
};

/** The contract's document: a cell's language shows in its runs. */
function asContract(pgr: PgrResult) {
  return { ...pgr, cells: pgr.cells.map(({ language: _, ...cell }) => cell) };
}

function checksAsText({ cells, checks }: PgrResult): string {
  const marked = cells.flatMap((cell) =>
    cell.checks
      .filter(({ severity }) => severity !== 'note')
      .map((check) => ({ ...check, message: `${cell.generator} · ${cell.method} · ${cell.domain}: ${check.message}` })),
  );
  const lines = [...checks, ...marked].map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
  return [...new Set(lines)].map((line) => `\n${line}`).join('') + (lines.length > 0 ? '\n' : '');
}
