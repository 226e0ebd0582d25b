/** Reads the recognised files: what the study is made of is gathered, all else goes to the store batch by batch. */
import type { Batch, EvaluationRow } from '../archive/kind';
import type { ByteSource } from '../ports';
import type { Problem } from '../problem';
import type { PrintedValue } from '../study/study';
import { throwIfCancelled, type Task } from '../task';
import { unreadable, type SurveyedFile } from './survey';

export interface ReadFile extends SurveyedFile {
  /** Null: no verb needed this file to be read. */
  readonly rows: number | null;
  /** Rows that are instances; null where generated data was not read or the file has none. */
  readonly instances: number | null;
}

export interface Reading {
  readonly files: readonly ReadFile[];
  readonly evaluations: readonly (EvaluationRow & { source: string })[];
  readonly printed: readonly PrintedValue[];
  readonly problems: readonly Problem[];
}

/** Rows that nothing but the store holds. */
export type StoredBatch = Extract<Batch, { table: 'instances' | 'items' | 'training' | 'configuration' }>;
type GatheredBatch = Exclude<Batch, StoredBatch>;

/** Takes rows of one file as they come, the first of which is its row number `from`; waits until they are stored. */
export type BatchSink = (artifact: number, batch: StoredBatch, from: number) => Promise<void>;

export async function readFiles(
  files: readonly SurveyedFile[],
  options: { readonly instances: boolean },
  store: BatchSink,
  task: Task,
): Promise<Reading> {
  const reading = { files: [] as ReadFile[], ...empty() };
  const isRead = (file: SurveyedFile) =>
    file.kind?.provides.some((table) => options.instances || table !== 'instances');
  const total = files.reduce((sum, file) => sum + (isRead(file) ? file.source.bytes : 0), 0);
  let done = 0;
  for (const file of files) {
    const counts = { rows: null as number | null, instances: null as number | null };
    if (file.kind && (isRead(file) ?? false)) {
      const counted = countingBytes(file.source, (bytes) => {
        done += bytes;
        task.progress({ label: `Reading ${file.source.path}`, done, total, unit: 'bytes' });
      });
      Object.assign(counts, await readOne({ ...file, source: counted }, reading, store, task.signal));
    }
    reading.files.push({ ...file, ...counts });
  }
  return reading;
}

function empty() {
  return {
    evaluations: [] as (EvaluationRow & { source: string })[],
    printed: [] as PrintedValue[],
    problems: [] as Problem[],
  };
}

/** A file that breaks off is a problem; the rows that were read before stay. */
async function readOne(
  file: SurveyedFile,
  into: ReturnType<typeof empty>,
  store: BatchSink,
  signal: AbortSignal,
): Promise<{ rows: number; instances: number | null }> {
  const counts = { rows: 0, instances: file.kind?.provides.includes('instances') ? 0 : null };
  const batches = file.kind?.read(file.source, signal)[Symbol.asyncIterator]();
  for (;;) {
    throwIfCancelled(signal);
    let next: IteratorResult<Batch> | undefined;
    try {
      next = await batches?.next();
    } catch (error) {
      throwIfCancelled(signal);
      into.problems.push(unreadable(file.source.path, error));
    }
    if (!next || next.done === true) return counts;
    const batch = next.value;
    if (isStored(batch)) await store(file.ordinal, batch, counts.rows);
    else gather(batch, file, into);
    if (batch.table !== 'problems') counts.rows += batch.rows.length;
    if (batch.table === 'instances') counts.instances = (counts.instances ?? 0) + batch.rows.length;
  }
}

function isStored(batch: Batch): batch is StoredBatch {
  return !['evaluations', 'printed', 'problems'].includes(batch.table);
}

/** Row by row: a batch may hold more rows than a call takes arguments. */
function gather(batch: GatheredBatch, file: SurveyedFile, into: ReturnType<typeof empty>) {
  switch (batch.table) {
    case 'evaluations':
      for (const row of batch.rows) into.evaluations.push({ ...row, source: file.source.path });
      break;
    case 'printed':
      for (const row of batch.rows) into.printed.push(row);
      break;
    case 'problems':
      for (const row of batch.rows) into.problems.push(row);
      break;
  }
}

function countingBytes(source: ByteSource, count: (bytes: number) => void): ByteSource {
  return {
    ...source,
    async *stream(part, signal) {
      for await (const chunk of source.stream(part, signal)) {
        count(chunk.length);
        yield chunk;
      }
    },
  };
}
