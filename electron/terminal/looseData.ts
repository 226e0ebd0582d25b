import type { OpenResult } from '../../analysis/results';
import type { Call } from './verb';

/** Says why a table of runs is empty where there are instances all the same: they belong to no run. */
export function sayLooseData({ say }: Pick<Call, 'say'>, { runs, artifacts }: OpenResult): void {
  const isMeasured = runs.some(({ instances }) => (instances ?? 0) > 0);
  const loose = artifacts.filter(({ kind, run, rows }) => kind?.startsWith('data-') && run === null && rows !== 0);
  if (isMeasured || loose.length === 0) return;
  const files = loose.length === 1 ? (loose[0]?.path ?? '') : `${loose.length} files with instances`;
  const verb = loose.length === 1 ? 'belongs' : 'belong';
  say(`${files} ${verb} to no run, and what is measured is runs: name them in agora.json as "agora open" shows.`);
}
