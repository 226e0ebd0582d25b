import { AgoraError } from '../../errors';
import type { TextBatch } from '../../pool/textBatch';
import { handOver } from '../../pool/work';
import { createWordGrams, partsOf } from '../wordGrams/wordGrams';
import { comparedRows } from './comparedRows';
import type { DuplicateHands, Edges, JoinSettings } from './duplicateWork';
import { createNearJoin } from './nearJoin';
import { createSeenTexts } from './seenTexts';

/** Texts that are probed between two looks at whether the task is cancelled, in bytes of their runs. */
const probedBytes = 1 << 21;
const rules = { any: 0, 'same-group': 1, 'other-group': 2 } as const;

/** The worker's side of `duplicateWork`. */
export function createDuplicateHands(): DuplicateHands {
  const words = createWordGrams();
  const join = createNearJoin();
  const seen = createSeenTexts();
  let scanned = 0;
  let settings: JoinSettings = { of: 'both', n: 3, threshold: 0.8, pairs: 'any', tableBits: 16 };

  const stage = (bytes: Uint8Array): number => {
    const place = guarded(() => join.stage(bytes.length));
    new Uint8Array(join.memory.buffer, place, bytes.length).set(bytes);
    return place;
  };
  const table = () => new Uint32Array(join.memory.buffer, join.runTable(), 2 ** (settings.tableBits - 4));
  const counts = () => new Uint16Array(join.memory.buffer, join.runTable(), 2 ** (settings.tableBits - 4));
  const takeEdges = (): Edges => {
    const count = join.takeEdges();
    return new Int32Array(join.memory.buffer, join.edgeTable(), 4 * count).slice();
  };
  const nextOf = (place: number): number | null => (place < join.lastRecord() ? place : null);
  const groupOf = (group: number): number => (settings.pairs === 'any' ? 0 : group);

  /**
   * Calls `each` with every text of the batch, whose runs are staged: its row, its runs from and to, and the place of its
   * hash among the halves of those of its part.
   */
  const eachText = (
    batch: TextBatch,
    each: (row: number, from: number, to: number, halves: Uint32Array, at: number) => void,
  ): void => {
    for (const { first, rows } of partsOf(comparedRows(batch, settings.of))) {
      const halves = new Uint32Array(words.split(rows).slice().buffer);
      const { bytes, ends } = words.roll(settings.n);
      stage(bytes);
      let from = 0;
      for (let row = 0; row < ends.length; row++) {
        const to = ends[row] ?? from;
        each(first + row, from, to, halves, 2 * row);
        from = to;
      }
    }
  };

  return {
    begin(given) {
      settings = given;
      guarded(() => join.begin(given.tableBits, given.threshold, rules[given.pairs]));
    },
    scan(batch, group) {
      const hashes = new BigUint64Array(batch.ordinals.length);
      const halves = new Uint32Array(hashes.buffer);
      eachText(batch, (row, from, to, ofPart, at) => {
        const [low, high] = [ofPart[at] ?? 0, ofPart[at + 1] ?? 0];
        halves[2 * row] = low;
        halves[2 * row + 1] = high;
        // Runs of equal texts count once: they are one text from here on.
        const number = scanned++;
        if (to > from && seen.first(low, high, groupOf(group), number) === number) join.mark(from, to);
      });
      return handOver(hashes, [hashes.buffer]);
    },
    mergeTables(others) {
      const sum = table().slice();
      if (others)
        for (let at = 0; at < sum.length; at += 4)
          for (let half = at; half < at + 2; half++) {
            const [mine = 0, theirs = 0] = [sum[half], others[half]];
            sum[half] = mine | theirs;
            sum[half + 2] = (sum[half + 2] ?? 0) | (others[half + 2] ?? 0) | (mine & theirs);
          }
      return handOver(sum, [sum.buffer]);
    },
    setTable: (sum) => table().set(sum),
    gather(batch, firstText, group, keep) {
      guarded(() =>
        eachText(batch, (row, from, to) => {
          if (keep[row] === 1) join.gather(firstText + row, group, from, to);
        }),
      );
    },
    mergeCounts(others) {
      join.countRuns();
      const sum = counts().slice();
      if (others)
        for (let index = 0; index < sum.length; index++)
          sum[index] = Math.min(0xffff, (sum[index] ?? 0) + (others[index] ?? 0));
      return handOver(sum, [sum.buffer]);
    },
    index(sum, texts, mostPairs) {
      counts().set(sum);
      join.order();
      guarded(() => join.index(texts, mostPairs));
      return join.firstRecord();
    },
    probeOwn(from) {
      const end = join.chunkEnd(from, probedBytes);
      guarded(() => join.probe(from, end));
      const edges = takeEdges();
      return handOver({ edges, next: nextOf(end) }, [edges.buffer]);
    },
    records(from) {
      const end = join.chunkEnd(from, probedBytes);
      const bytes = new Uint8Array(join.memory.buffer, from, end - from).slice();
      return handOver({ bytes, next: nextOf(end) }, [bytes.buffer]);
    },
    probe(records) {
      const place = stage(records);
      guarded(() => join.probe(place, place + records.length));
      const edges = takeEdges();
      return handOver(edges, [edges.buffer]);
    },
    isCut: () => join.isCut() === 1,
  };
}

/** The kernel stops only where it gets no more memory. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof WebAssembly.RuntimeError)) throw cause;
    throw new AgoraError(
      'memory-full',
      'The texts take more memory than one worker can have.',
      { nextStep: 'Compare fewer runs at once, or only instructions.' },
      { cause },
    );
  }
}
