/** One file from its bytes into the store. */
import type { Batch } from '../archive/kind';
import type { Connection } from '../ports';
import type { Problem } from '../problem';
import { deleteArtifact, insertArtifacts, type StoredArtifact } from '../store/artifacts';
import type { Transaction } from '../store/transaction';
import type { TableMapping } from '../study/tableMapping';
import { throwIfCancelled } from '../task';
import type { ContentHasher } from './contentHash';
import { createGatherer, gatheredText, isGathered, type Gathered, type GatheredBatch } from './gathered';
import { memoryFull } from './memoryFull';
import type { Meter } from './meter';
import { storeBatch } from './storeBatch';
import { unreadable, type SurveyedFile } from './survey';
import { untilBroken } from './untilBroken';

/** How much of a large file is committed at once: so much is held until then, and lost where it cannot be committed. */
export interface PartSize {
  readonly bytes: number;
  readonly rows: number;
}

export interface ReadingContext {
  readonly connection: Connection;
  readonly archive: string;
  /** The code that reads. */
  readonly build: string;
  readonly tables: readonly TableMapping[];
  readonly hasher: ContentHasher;
  /** Null: the file shares its transaction with others. */
  readonly partSize: PartSize | null;
  readonly meter: Meter;
  readonly signal: AbortSignal;
}

export interface ReadFile {
  readonly stored: StoredArtifact;
  readonly gathered: Gathered;
}

export interface FileReading {
  /** Reads to the end, within the caller's transaction. Resolves with what is to be inserted as the file's artifact. */
  toEnd(transaction: Transaction): Promise<ReadFile>;
  /** After memory was full: the file with no more rows than are committed, and a problem that says so. */
  cutOff(): ReadFile;
}

interface Counts {
  readonly rows: number;
  readonly instances: number | null;
}

/**
 * The reading of `file` as the artifact of this id. A file that breaks off is a problem; the rows that were read before
 * stay. A large one is committed in parts and stands in the store as unfinished meanwhile.
 */
export function readingOf(file: SurveyedFile, artifact: number, context: ReadingContext): FileReading {
  const { connection, archive, meter, partSize, signal } = context;
  const gatherer = createGatherer();
  const unbroken = untilBroken(file.source);
  const hashed = context.hasher.along(meter.counting(unbroken.source));
  let counts: Counts = { rows: 0, instances: file.kind?.provides.includes('instances') ? 0 : null };
  let committed = counts;
  let isUnfinished = false;
  let part = { bytes: meter.bytes(), rows: 0 };

  const resultOf = (state: StoredArtifact['state'], { rows, instances }: Counts): ReadFile => {
    const gathered = gatherer.gathered();
    const known = { rows, instances, state, hash: state === 'whole' ? hashed.hash() : null };
    const stored = { ...recognisedArtifact(file, artifact, context), ...known, gathered: gatheredText(gathered) };
    return { stored, gathered };
  };
  const take = async (transaction: Transaction, batch: Batch) => {
    if (isGathered(batch)) gatherer.add(unbroken.failure() ? withoutEarlyEnd(batch) : batch);
    else await storeBatch(transaction, { archive, artifact, from: counts.rows }, batch);
    if (batch.table === 'problems') return;
    const { length } = batch.rows;
    const instances = batch.table === 'instances' ? (counts.instances ?? 0) + length : counts.instances;
    counts = { rows: counts.rows + length, instances };
    meter.addRows(length);
  };
  const commitLargePart = async (transaction: Transaction) => {
    if (partSize === null) return;
    if (meter.bytes() - part.bytes < partSize.bytes && counts.rows - part.rows < partSize.rows) return;
    if (!isUnfinished) {
      const { stored } = resultOf('reading', counts);
      await insertArtifacts(connection, archive, [{ ...stored, gathered: null }]);
      isUnfinished = true;
    }
    await transaction.commitSoFar();
    committed = counts;
    part = { bytes: meter.bytes(), rows: counts.rows };
  };

  return {
    async toEnd(transaction) {
      const batches = file.kind?.read(hashed.source, signal, context.tables)[Symbol.asyncIterator]();
      const failures: Problem[] = [];
      const next = async (): Promise<Batch | null> => {
        throwIfCancelled(signal);
        try {
          const result = await batches?.next();
          return result === undefined || result.done === true ? null : result.value;
        } catch (error) {
          throwIfCancelled(signal);
          failures.push(unreadable(file.source.path, error));
          return null;
        }
      };
      try {
        for (let batch = await next(); batch !== null; batch = await next()) {
          await take(transaction, batch);
          await commitLargePart(transaction);
        }
      } finally {
        // Lets go of the file where it is not read to its end.
        await batches?.return?.();
      }
      const broken = unbroken.failure();
      if (broken) failures.push(unreadable(file.source.path, broken.error));
      failures.forEach((failure) => gatherer.problem(failure));
      if (isUnfinished) await deleteArtifact(connection, archive, artifact);
      return resultOf(failures.length === 0 ? 'whole' : 'failed', counts);
    },
    cutOff() {
      gatherer.problem(memoryFull(file.source.path, committed.rows));
      return resultOf('partial', committed);
    },
  };
}

/** What broke off is a problem of its own, which says more than that the file ends too early. */
function withoutEarlyEnd(batch: GatheredBatch): GatheredBatch {
  if (batch.table !== 'problems') return batch;
  return { ...batch, rows: batch.rows.filter(({ code }) => code !== 'truncated-json') };
}

/** A file of which the store holds no rows. */
export function recognisedArtifact(
  file: SurveyedFile,
  artifact: number,
  { build, tables }: Pick<ReadingContext, 'build' | 'tables'>,
): StoredArtifact {
  const { ordinal, source, kind, claims, failed, gathered } = file;
  const { path, bytes, modifiedMs } = source;
  return {
    artifact,
    ordinal,
    path,
    bytes,
    modifiedMs,
    hash: null,
    kind: kind?.id ?? null,
    claims,
    build,
    mapping: mappingOf(kind, tables),
    state: failed ? 'failed' : 'whole',
    rows: null,
    instances: null,
    gathered: gatheredText(gathered),
  };
}

/** What of the user's mappings a file of this kind is read with. */
export function mappingOf(kind: SurveyedFile['kind'], tables: readonly TableMapping[]): string | null {
  return kind?.readsMapped === true ? JSON.stringify(tables) : null;
}
