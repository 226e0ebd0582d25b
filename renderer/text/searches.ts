import { plural } from './plural';

/** Words of the searches for duplicates and for test items. */
export const searchesText = {
  of: 'Compared text',
  parts: { instruction: 'Instruction', response: 'Response', both: 'Both as one text' },
  scope: 'Where',
  scopes: { within: 'Within each run', across: 'Across runs', against: 'Against other files' },
  words: 'Words in a run',
  threshold: 'Similarity from',
  find: 'Find duplicates',
  finding: (name: string) => `Finding duplicates in ${name}`,
  addFile: 'Add a file…',
  addFolder: 'Add a folder…',
  remove: (name: string) => `Take out ${name}`,
  noFiles:
    'No file is chosen yet. Seed data and test sets may be JSON, JSON lines, CSV, Parquet or Arrow, packed or not.',
  cancelled: 'The search was cancelled.',
  notAsked: 'Nothing was searched yet',
  duplicatesExplained:
    'Exact duplicates have the same words in the same order; near-duplicates share most of their runs of words. Nothing is estimated: every pair above the similarity is found.',
  clusters: 'Groups of duplicates',
  clusterCount: (clusters: number, pairs: number, complete: boolean) =>
    `${plural(clusters, 'group')} · ${complete ? plural(pairs, 'pair') : `more than ${plural(pairs, 'pair')}`}`,
  size: 'Texts',
  kind: 'Kind',
  exact: 'exact',
  near: 'near',
  similarity: 'Similarity',
  files: 'Files',
  noClusters: 'No two texts are that similar.',
  members: 'Texts of the group',
  first: 'First of the group',
  second: 'Chosen text',
  rowNumber: 'Row',
  row: (ordinal: number) => `row ${(ordinal + 1).toLocaleString('en')}`,
  testSets: 'Test sets',
  findItems: 'Find test items',
  findingItems: (name: string) => `Finding test items in ${name}`,
  fields: 'Fields of an item',
  fieldsHint: 'as found',
  contaminationExplained:
    'A long run of words that the data shares with a test item is evidence that the item, or its source, was seen. What test sets are compared with is read here and stays here.',
  matches: 'Instances with something of a test item',
  matchCount: (shown: number, found: number) =>
    shown < found ? `${shown.toLocaleString('en')} of ${found.toLocaleString('en')}` : found.toLocaleString('en'),
  noMatches: 'No instance shares a run of words with a test item.',
  coverage: 'Coverage',
  longest: 'Longest run',
  item: 'Test item',
  instance: 'Instance',
  part: 'Part',
  tooLong: 'The texts are too long to mark what differs.',
} as const;
