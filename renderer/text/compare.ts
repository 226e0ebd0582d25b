import type { ArchiveDifference } from '../../analysis/study/compare/compared';
import { plural } from './plural';

/** Words of the place that compares two archives. */
export const compareText = {
  pair: 'Archives that are compared',
  first: 'A',
  second: 'B',
  chooseFirst: 'Archive A',
  chooseSecond: 'Archive B',
  swap: 'Swap A and B',
  tooFewTitle: 'Open two archives to compare them',
  tooFew: (open: number) =>
    `${open === 0 ? 'None is' : 'One is'} open. Two readings of one study, or the same study before and after a change, ` +
    'are set side by side here: first what makes them incomparable, then the same cells.',
  unread: (names: string) =>
    `What is shown of ${names} is from the last session, and the files were not read again. Open the archive again to compare it.`,
  comparing: 'Comparing. Scores are resampled together in both archives.',
  failed: (message: string) => `The archives could not be compared: ${message}`,
  differences: 'What differs before any score',
  what: 'What',
  nothingDiffers: 'Nothing differs: study, anchors, protocol, configuration and files are the same in both.',
  nothingDiffersHere: 'Nothing differs',
  absent: 'not there',
  aspects: {
    study: 'Study',
    anchors: 'Anchors',
    protocol: 'Protocol',
    configuration: 'Configuration',
    files: 'Files',
  } satisfies Record<ArchiveDifference['aspect'], string>,
  cells: 'Cell by cell',
  cellsOf: (second: string) => `What is selected is shown as it is in B, ${second}.`,
  nothingInCommon: 'No cell is in both archives: there is no difference to show. What each has alone is listed below.',
  noDifference: 'No cell has a PGR in both archives.',
  ranks: 'Ranks',
  noRanks: 'No generator has cells that count in both archives.',
  only: 'In one archive only',
  onlyIn: (side: string, name: string) => `In ${side} only, ${name}`,
  noneOnly: 'None',
  showAll: (count: number, what: string) => `Show all ${plural(count, what)}`,
} as const;
