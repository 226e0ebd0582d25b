/** The search for duplicates, as work that several workers share: each keeps some of the texts. See `findDuplicates`. */
import type { TextBatch } from '../../pool/textBatch';
import { work } from '../../pool/work';
import type { DuplicateOptions } from './duplicateOptions';

export interface JoinSettings extends Pick<DuplicateOptions, 'of' | 'n' | 'threshold' | 'pairs'> {
  /** The table of runs knows them by so many bits. */
  readonly tableBits: number;
}

/** Which runs of words were seen, and which were seen again, as the kernel has it: 64 bits of each after another. */
export type RunTable = Uint32Array<ArrayBuffer>;

/** Pairs of texts: for each the two numbers, and how many runs both have and either has. */
export type Edges = Int32Array<ArrayBuffer>;

export interface Probed {
  readonly edges: Edges;
  /** Where the next call goes on; null at the end. */
  readonly next: number | null;
}

/** Texts of one worker as they are handed to another. */
export interface Records {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly next: number | null;
}

export interface DuplicateHands {
  begin(settings: JoinSettings): void;
  /** First pass: takes note of the runs of a batch. Gives a hash of each text, 0 for one without words. */
  scan(batch: TextBatch, group: number): BigUint64Array<ArrayBuffer>;
  /** The table of this worker with those of others. */
  mergeTables(others: RunTable | null): RunTable;
  /** That of all workers. */
  setTable(table: RunTable): void;
  /** Second pass: keeps those texts of a batch that `keep` says and that may have a near-duplicate. */
  gather(batch: TextBatch, firstText: number, group: number, keep: Uint8Array<ArrayBuffer>): void;
  /** How many of the kept texts have a run, with the counts of others. */
  mergeCounts(others: Uint16Array<ArrayBuffer> | null): Uint16Array<ArrayBuffer>;
  /** Those of all workers; then builds the index. Gives the first place for `probeOwn` and `records`. */
  index(counts: Uint16Array<ArrayBuffer>, texts: number, mostPairs: number): number;
  probeOwn(from: number): Probed;
  records(from: number): Records;
  probe(records: Records['bytes']): Edges;
  /** True where pairs were left out because there were too many. */
  isCut(): boolean;
}

export const duplicateWork = work<DuplicateHands>('duplicates');
