/** What a file gives that the study is made of. It is kept with the file, so that a study is made anew without reading. */
import type { Batch, EvaluationRow } from '../archive/kind';
import type { Problem } from '../problem';
import type { parseManifest } from '../study/manifest';
import type { PrintedValue } from '../study/study';

export type ParsedManifest = ReturnType<typeof parseManifest>;

export interface Gathered {
  readonly evaluations: readonly EvaluationRow[];
  readonly printed: readonly PrintedValue[];
  /** What is wrong with the file. */
  readonly problems: readonly Problem[];
  /** Of a file that is a manifest, whether or not it is the one that counts. */
  readonly manifest: ParsedManifest | null;
}

export const nothingGathered: Gathered = { evaluations: [], printed: [], problems: [], manifest: null };

export type GatheredBatch = Extract<Batch, { table: 'evaluations' | 'printed' | 'problems' }>;

/** Rows that nothing but the store holds. */
export type StoredBatch = Exclude<Batch, GatheredBatch>;

export function isGathered(batch: Batch): batch is GatheredBatch {
  return batch.table === 'evaluations' || batch.table === 'printed' || batch.table === 'problems';
}

/** Gathers one file's rows in the order in which they come. */
export interface Gatherer {
  add(batch: GatheredBatch): void;
  problem(problem: Problem): void;
  gathered(): Gathered;
}

/** Row by row: a batch may hold more rows than a call takes arguments. */
export function createGatherer(): Gatherer {
  const evaluations: EvaluationRow[] = [];
  const printed: PrintedValue[] = [];
  const problems: Problem[] = [];
  return {
    add(batch) {
      switch (batch.table) {
        case 'evaluations':
          return batch.rows.forEach((row) => evaluations.push(row));
        case 'printed':
          return batch.rows.forEach((row) => printed.push(row));
        case 'problems':
          return batch.rows.forEach((row) => problems.push(row));
      }
    },
    problem: (problem) => void problems.push(problem),
    gathered: () => ({ evaluations, printed, problems, manifest: null }),
  };
}

/** As the store keeps it; null for nothing, as most files of generated data give. */
export function gatheredText(gathered: Gathered): string | null {
  const { evaluations, printed, problems, manifest } = gathered;
  const isEmpty = [evaluations, printed, problems].every(({ length }) => length === 0) && manifest === null;
  return isEmpty ? null : JSON.stringify(gathered);
}

/** The same back. */
export function gatheredOf(text: string | null): Gathered {
  return text === null ? nothingGathered : (JSON.parse(text) as Gathered);
}
