import type { EmbeddedText } from '../../metrics/embeddingDiversity/embeddedText';
import type { Embedded } from '../../metrics/embeddingDiversity/embeddingModel';
import type { VectorHands } from '../../metrics/embeddingDiversity/vectorWork';
import type { Connection, Hired } from '../../ports';
import { readInstanceTexts } from '../../store/instanceTexts';
import type { MeasuredRun } from '../../store/measures';
import { readSampledTexts } from '../../store/sampledTexts';
import { throwIfCancelled } from '../../task';
import { rowsBetween, type TextBatch } from '../../pool/textBatch';
import type { Measuring } from './measuring';
import { sampleInstances } from './sampleInstances';

export interface EmbeddedRun {
  readonly run: MeasuredRun;
  /** Null: all instances. */
  readonly sample: number | null;
  readonly seed: number;
  readonly texts: readonly EmbeddedText[];
}

/** Texts that a worker is given at a time: progress and cancelling come between. */
const textsAtOnce = 64;

/** The vectors of a run's instances in the order of its files, made by all workers at once. */
export async function embedRun(
  { reading, signal }: Measuring,
  workers: readonly Hired<VectorHands>[],
  { run, sample, seed, texts }: EmbeddedRun,
  count: (share: number) => void,
): Promise<Readonly<Record<EmbeddedText, Embedded>>> {
  const total = texts.length * (sample ?? run.files.reduce((sum, { instances }) => sum + instances, 0));
  const parts: Record<EmbeddedText, Embedded[]> = { instruction: [], response: [] };
  let done = 0;
  await reading(async (connection) => {
    const batches =
      sample === null ? allTexts(connection, run, signal) : chosenTexts(connection, run, sample, seed, signal);
    for await (const batch of batches) {
      const pieces = texts.flatMap((text) => piecesOf(batch, text));
      const left = pieces.values();
      const made = new Map<(typeof pieces)[number], Embedded>();
      await Promise.all(
        workers.map(async (worker) => {
          for (const piece of left) {
            throwIfCancelled(signal);
            made.set(piece, await worker.call('embed', [piece.rows]));
            done += piece.count;
            count(done / total);
          }
        }),
      );
      for (const piece of pieces) {
        const embedded = made.get(piece);
        if (embedded) parts[piece.text].push(embedded);
      }
    }
  });
  return { instruction: joined(parts.instruction), response: joined(parts.response) };
}

async function* allTexts(connection: Connection, { files }: MeasuredRun, signal: AbortSignal) {
  for (const { artifact } of files) yield* readInstanceTexts(connection, artifact, signal);
}

async function* chosenTexts(
  connection: Connection,
  { files }: MeasuredRun,
  size: number,
  seed: number,
  signal: AbortSignal,
) {
  const artifacts = files.map(({ artifact }) => artifact);
  for (const { artifact, ordinals } of await sampleInstances(connection, artifacts, size, seed))
    yield* readSampledTexts(connection, artifact, ordinals, signal);
}

function piecesOf(batch: TextBatch, text: EmbeddedText) {
  const rows = text === 'instruction' ? batch.instructions : batch.responses;
  const count = rows.offsets.length - 1;
  return Array.from({ length: Math.ceil(count / textsAtOnce) }, (_, index) => {
    const [start, end] = [index * textsAtOnce, Math.min((index + 1) * textsAtOnce, count)];
    return { text, count: end - start, rows: rowsBetween(rows, start, end) };
  });
}

function joined(parts: readonly Embedded[]): Embedded {
  const vectors = new Float32Array(parts.reduce((sum, part) => sum + part.vectors.length, 0));
  let [at, reached, of] = [0, 0, 0];
  for (const part of parts) {
    vectors.set(part.vectors, at);
    at += part.vectors.length;
    reached += part.reached;
    of += part.of;
  }
  return { vectors, reached, of };
}
