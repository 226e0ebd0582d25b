import type { OpenedArchive } from '../../../renderer/state/opened';

/** An archive with nothing in it. */
export function emptyArchive(id: string, confirmed = true): OpenedArchive {
  const study = {
    id: 'study',
    name: 'Study',
    rule: 'mean-of-pgrs',
    methods: [],
    domains: [],
    benchmarks: [],
    families: [],
    generators: [],
  } as const;
  const table = { id: 'leaderboard', title: '', columns: [], rows: [], notes: [] };
  return {
    id,
    name: id,
    ownName: id,
    location: `~/${id}`,
    granted: { id, name: id, location: `~/${id}`, files: [], problems: [] },
    confirmed,
    kinds: [],
    instances: { total: 0, rows: [] },
    study,
    open: {
      archive: { id, name: id, study: 'study', fingerprint: '' },
      artifacts: [],
      runs: [],
      evaluations: [],
      coverage: { generators: [], methods: [], domains: [], cells: [], outside: [] },
      problems: [],
    },
    pgr: { study: 'study', rule: 'mean-of-pgrs', cells: [], averages: [], checks: [] },
    analysis: { data: { n: 0, generators: 0, settings: 0, leftOut: [] }, findings: [] },
    exhibits: { leaderboard: table, scores: [], figures: [], tables: [] },
  };
}
