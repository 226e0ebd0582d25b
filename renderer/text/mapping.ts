import type { TableMeaning } from '../../analysis/study/tableMapping';
import { plural } from './plural';

/** Words of the panel that says what the columns of a table of scores mean. */
export const mappingText = {
  mapColumns: 'Map its columns…',
  title: (path: string) => `Columns of ${path}`,
  explanation: 'Said once: every table with the same header is read the same way, in this and every later archive.',
  back: 'Back',
  table: 'First rows of the table',
  column: 'Column',
  meansWhat: (column: string) => `What the column ${column} means`,
  unnamed: '(no name)',
  unused: 'not used',
  what: 'What',
  scoresOn: 'Scores on',
  meanings: {
    run: 'Run',
    model: 'Model',
    generator: 'Generator',
    method: 'Method',
    domain: 'Domain',
    volume: 'Volume',
    seed: 'Seed',
    role: 'Role',
    benchmark: 'Benchmark',
    score: 'Score',
    stderr: 'Standard error',
    n: 'n',
  } satisfies Record<TableMeaning, string>,
  unit: 'Scores are',
  units: { percent: 'percent', fraction: 'fractions of 1' },
  apply: 'Read it so',
  forget: 'Read it by its header again',
  preview: 'Scores as they are read',
  previewOf: (shown: number, total: number) =>
    shown === total ? plural(total, 'score') : `${shown.toLocaleString('en')} of ${plural(total, 'score')}`,
  noScores: 'No scores yet: a column for the model or run is needed, and columns of scores.',
  noTable: 'The file holds no table any more. Open the archive again to read it anew.',
} as const;
