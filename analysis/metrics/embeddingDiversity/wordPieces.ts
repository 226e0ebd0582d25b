/**
 * The pieces of words that the sentence encoder reads, by a unigram model (Kudo 2018, Subword Regularization, section
 * 3.2): of all ways to cut the text the one with the highest sum of scores. The ids are those of `@energetic-ai/embeddings`
 * (and TensorFlow.js), whose own code takes time that grows with the square of the text.
 */

export interface WordPieces {
  /** At most so many ids, from the beginning. `isWhole`: they are all of the text. */
  encode(text: string, most: number): { readonly ids: Int32Array; readonly isWhole: boolean };
}

const wordStart = '\u2581';
/** The first entries of the vocabulary stand for no text; id 0 for what no piece fits. */
const reserved = 6;

/** Pieces with their scores; a piece's place is its id. The file lacks some scores: they count 0. */
export function createWordPieces(vocabulary: readonly (readonly [string, number | null])[]): WordPieces {
  const known = new Map<string, { id: number; score: number }>();
  let longest = 1;
  vocabulary.forEach(([piece, score], id) => {
    if (id < reserved) return;
    known.set(piece, { id, score: score ?? 0 });
    longest = Math.max(longest, Array.from(piece).length);
  });
  return {
    encode(text, most) {
      const normal = text.normalize('NFKC');
      if (normal === '') return { ids: new Int32Array(0), isWhole: true };
      const all = Array.from(wordStart + normal.replaceAll(' ', wordStart));
      // The way to cut a beginning is that of the whole but for its end: some pieces more than are wanted are enough.
      const symbols = all.slice(0, (most + 32) * longest);
      const ids = idsOf(symbols, known, longest);
      return { ids: ids.slice(0, most), isWhole: symbols.length === all.length && ids.length <= most };
    },
  };
}

function idsOf(
  symbols: readonly string[],
  known: ReadonlyMap<string, { id: number; score: number }>,
  longest: number,
): Int32Array {
  const count = symbols.length;
  const best = new Float64Array(count + 1);
  const ids = new Int32Array(count + 1);
  const lengths = new Int32Array(count + 1);
  for (let start = 0; start < count; start++) {
    const before = best[start] ?? 0;
    let piece = '';
    let found = false;
    const take = (length: number, id: number, score: number): void => {
      const reached = best[start + length] ?? 0;
      // As the library has it, a sum of 0 counts as none: the model's pieces are those of the library.
      if (reached !== 0 && before + score < reached) return;
      best[start + length] = before + score;
      ids[start + length] = id;
      lengths[start + length] = length;
    };
    for (let length = 1; length <= longest && start + length <= count; length++) {
      piece += symbols[start + length - 1] ?? '';
      const match = known.get(piece);
      if (match === undefined) continue;
      found = true;
      take(length, match.id, match.score);
    }
    if (!found) take(1, 0, 0);
  }
  const backwards: number[] = [];
  for (let end = count; end > 0; end -= lengths[end] ?? 1) {
    const id = ids[end] ?? 0;
    // Neighbours that no piece fits are one.
    if (id !== 0 || backwards.at(-1) !== 0) backwards.push(id);
  }
  return Int32Array.from(backwards.reverse());
}
