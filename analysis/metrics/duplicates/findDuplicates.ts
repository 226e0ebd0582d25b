/**
 * Exact and near-duplicates among texts of any number, shared among the workers of a pool. The result equals the
 * definition (every text compared with every other), with runs of words compared by 58 bits of a hash and whole texts
 * by 63: two different ones count as equal once in 10¹⁷ comparisons.
 */
import { AgoraError } from '../../errors';
import type { Hired, WorkerPool } from '../../ports';
import { throwIfCancelled, type Task } from '../../task';
import { hireAll, spread } from '../../pool/spread';
import { buffersOfBatch, type TextBatch } from '../../pool/textBatch';
import { checkDuplicateOptions, type DuplicateOptions } from './duplicateOptions';
import { duplicateWork, type DuplicateHands, type Edges, type RunTable } from './duplicateWork';
import { createFindings, type Duplicates } from './findings';
import type { ScannedTexts } from './scannedTexts';
import { createSeenTexts } from './seenTexts';

/** Texts that belong together: a file, or a run. */
export interface DuplicateSource {
  /** Which run or set it is part of; see `DuplicateOptions.pairs`. */
  readonly group: number;
  /** About how many bytes its texts have. */
  readonly bytes: number;
  /** Reads it; called twice, and both times the same. */
  read(): AsyncIterable<TextBatch>;
}

type Worker = Hired<DuplicateHands>;

/** Throws `AgoraError('cancelled')`, `'bad-input'` for options out of range, `'memory-full'` for too many similar texts. */
export async function findDuplicates(
  sources: readonly DuplicateSource[],
  options: DuplicateOptions,
  pool: WorkerPool,
  task: Task,
): Promise<Duplicates> {
  checkDuplicateOptions(options);
  const size = bytesOf(sources) < smallBytes ? 1 : pool.size;
  const workers = await hireAll(() => pool.hire(duplicateWork, task.signal), size);
  try {
    return await findDuplicatesWith(workers, sources, options, task);
  } finally {
    workers.forEach((worker) => worker.release());
  }
}

/** The same on workers that are hired already. */
export async function findDuplicatesWith(
  workers: readonly Worker[],
  sources: readonly DuplicateSource[],
  options: DuplicateOptions,
  task: Task,
): Promise<Duplicates> {
  const tableBits = tableBitsFor(bytesOf(sources));
  await Promise.all(workers.map((worker) => worker.call('begin', [{ ...options, tableBits }])));
  const texts = await scan(workers, sources, options, task);
  await exchangeTables(workers);
  await gather(workers, sources, texts, task);
  const findings = createFindings(texts, options);
  const cut = await compare(workers, texts.first.length, options.mostPairs, (edges) => findings.add(edges), task);
  return findings.all(cut);
}

function bytesOf(sources: readonly DuplicateSource[]): number {
  return sources.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Less is not worth a second worker. */
const smallBytes = 1 << 20;

/** One bit for each run, and once more as many; a word takes about six bytes. */
function tableBitsFor(bytes: number): number {
  return Math.min(29, Math.max(16, Math.ceil(Math.log2(bytes / 3 + 1))));
}

async function scan(
  workers: readonly Worker[],
  sources: readonly DuplicateSource[],
  { pairs }: DuplicateOptions,
  { signal, progress }: Task,
): Promise<ScannedTexts> {
  const starts = new Int32Array(sources.length + 1);
  const parts: { ordinals: Int32Array; group: number; hashes: BigUint64Array<ArrayBuffer> }[] = [];
  let done = 0;
  for (const [index, { group, read }] of sources.entries()) {
    starts[index] = done;
    await spread(
      workers,
      read(),
      async (worker, batch) => {
        const part = { ordinals: batch.ordinals.slice(), group, hashes: new BigUint64Array(0) };
        parts.push(part);
        done += batch.ordinals.length;
        progress({ label: 'Reading texts', done, total: null, unit: 'rows' });
        part.hashes = await worker.call('scan', [batch, group], buffersOfBatch(batch));
      },
      signal,
    );
  }
  starts[sources.length] = done;
  const first = new Int32Array(done);
  const equal = pairs === 'other-group' ? new Int32Array(done) : first;
  const texts = { ordinals: new Int32Array(done), groups: new Int32Array(done), first, equal };
  const [seen, seenAnywhere] = [createSeenTexts(), createSeenTexts()];
  let text = 0;
  for (const { ordinals, group, hashes } of parts) {
    texts.ordinals.set(ordinals, text);
    texts.groups.fill(group, text, text + ordinals.length);
    const halves = new Uint32Array(hashes.buffer);
    for (let row = 0; row < hashes.length; row++, text++) {
      const [low = 0, high = 0] = [halves[2 * row], halves[2 * row + 1]];
      const hasWords = low !== 0 || high !== 0;
      first[text] = hasWords ? seen.first(low, high, pairs === 'any' ? 0 : group, text) : -1;
      if (equal !== first) equal[text] = hasWords ? seenAnywhere.first(low, high, 0, text) : -1;
    }
  }
  return { starts, ...texts };
}

async function exchangeTables(workers: readonly Worker[]): Promise<void> {
  if (workers.length < 2) return;
  let sum = null as RunTable | null;
  for (const worker of workers) sum = await worker.call('mergeTables', [sum], sum ? [sum.buffer] : []);
  if (sum) for (const worker of workers) await worker.call('setTable', [sum]);
}

async function gather(
  workers: readonly Worker[],
  sources: readonly DuplicateSource[],
  { starts, first }: ScannedTexts,
  { signal, progress }: Task,
): Promise<void> {
  let done = 0;
  for (const [index, { group, read }] of sources.entries()) {
    await spread(
      workers,
      read(),
      async (worker, batch) => {
        const from = done;
        done += batch.ordinals.length;
        const keep = Uint8Array.from(first.subarray(from, done), (equal, row) => Number(equal === from + row));
        progress({ label: 'Comparing texts', done, total: first.length, unit: 'rows' });
        await worker.call('gather', [batch, from, group, keep], [...buffersOfBatch(batch), keep.buffer]);
      },
      signal,
    );
    if (done !== starts[index + 1])
      throw new AgoraError('internal', 'The texts changed while they were compared. Compare them again.');
  }
}

/** Each worker looks among its own texts for partners of everybody's. True where pairs were left out. */
async function compare(
  workers: readonly Worker[],
  texts: number,
  mostPairs: number,
  take: (edges: Edges) => void,
  { signal, progress }: Task,
): Promise<boolean> {
  let counts = null as Uint16Array<ArrayBuffer> | null;
  for (const worker of workers) counts = await worker.call('mergeCounts', [counts], counts ? [counts.buffer] : []);
  const sum = counts ?? new Uint16Array(0);
  const starts = await Promise.all(workers.map((worker) => worker.call('index', [sum, texts, mostPairs])));
  const total = workers.length * workers.length;
  let done = 0;
  const probeFrom = async (worker: Worker, other: Worker, start: number): Promise<void> => {
    for (let from: number | null = start; from !== null;) {
      throwIfCancelled(signal);
      if (worker === other) {
        const { edges, next }: { edges: Edges; next: number | null } = await worker.call('probeOwn', [from]);
        take(edges);
        from = next;
      } else {
        const records: { bytes: Uint8Array<ArrayBuffer>; next: number | null } = await other.call('records', [from]);
        take(await worker.call('probe', [records.bytes], [records.bytes.buffer]));
        from = records.next;
      }
    }
    progress({ label: 'Looking for pairs', done: ++done, total, unit: 'steps' });
  };
  await Promise.all(
    workers.map(async (worker, index) => {
      for (let step = 0; step < workers.length; step++) {
        const at = (index + step) % workers.length;
        const other = workers[at];
        if (other) await probeFrom(worker, other, starts[at] ?? 0);
      }
    }),
  );
  const cuts = await Promise.all(workers.map((worker) => worker.call('isCut', [])));
  return cuts.includes(true);
}
