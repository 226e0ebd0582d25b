// @ts-check
/** Makes the file of word vectors that `analysis/metrics/embeddingDiversity/wordVectorFile.ts` reads and describes. */

/** The most frequent words; what is rarer is hardly in any text, and takes as much room. */
const mostWords = 150_000;
const dimensions = 100;
const mark = 0x56575641;

/**
 * @param {string} text the package's JSON: `vectors` by word, each its numbers, its length and its place by frequency
 * @returns {Buffer}
 */
export function wordVectors(text) {
  /** @type {{ words: string[], vectors: Record<string, number[]> }} */
  const { words, vectors } = JSON.parse(text);
  // A word that `wordsOf` never gives, such as one with a hyphen, keeps its place: ranks count every word of the corpus.
  const chosen = words.slice(0, mostWords);
  const names = Buffer.from(chosen.map((word) => `${word}\n`).join(''));
  const start = 16 + names.length + (names.length % 2);
  const made = Buffer.alloc(start + chosen.length * dimensions * 2);
  [mark, chosen.length, dimensions, names.length].forEach((value, index) => made.writeUInt32LE(value, index * 4));
  names.copy(made, 16);
  chosen.forEach((word, row) => {
    const numbers = vectors[word] ?? [];
    for (let column = 0; column < dimensions; column++)
      made.writeUInt16LE(halfOf(numbers[column] ?? 0), start + (row * dimensions + column) * 2);
  });
  return made;
}

const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/**
 * The nearest half, of two equally near ones the even; beyond the largest, infinity. IEEE 754-2019, binary16.
 * @param {number} value
 * @returns {number}
 */
export function halfOf(value) {
  single[0] = value;
  const [word = 0] = bits;
  const sign = (word >>> 16) & 0x8000;
  const magnitude = word & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  if (magnitude < 0x38800000) return sign | roundedToEven(Math.abs(value) * 2 ** 24);
  const rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1);
  return sign | ((rounded - 0x38000000) >>> 13);
}

/** @param {number} value not negative */
function roundedToEven(value) {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}
