import type { PgrRule } from '../../analysis/study/study';

/** Words of the leaderboard. */
export const leaderboardText = {
  table: 'Performance gap recovered by generator, method and domain, in percent',
  rules: {
    'mean-of-pgrs': 'A domain’s PGR is the mean of its benchmarks’ PGRs',
    'pgr-of-mean': 'A domain’s PGR is made from its benchmarks’ mean scores',
  } satisfies Record<PgrRule, string>,
  rule: 'Rule',
  formula: 'PGR = 100 · (student − base) / (reference − base)',
  cells: (computed: number, printed: number, of: number) =>
    [
      computed > 0 ? `${computed} of ${of} cells computed` : '',
      printed > 0 ? `${printed} of ${of} cells printed` : '',
      computed + printed === 0 ? `0 of ${of} cells` : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  legend: 'Best in bold, second underlined.',
  checks: 'Checks of the study',
  checksEmpty: 'Every check of the study passed.',
  emptyTitle: 'No PGR in this archive',
  empty:
    'A PGR needs evaluation results of a student, its base model and a reference. The archive’s content is listed under Archives.',
  seeArchive: 'See what was found',
  filter: 'Filter generators',
  noMatch: 'No generator matches the filter.',
} as const;
