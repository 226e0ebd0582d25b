/**
 * Word vectors in one file, as the build makes it: a head of four 32-bit numbers (a mark, how many words, how many numbers
 * a word, how many bytes of words), the words as UTF-8 with a newline behind each, from the most to the least frequent,
 * and their numbers as IEEE 754 halves, little-endian, at the next even place.
 */
import { AgoraError } from '../../errors';

const mark = 0x56575641;

export interface WordVectors {
  readonly words: readonly string[];
  /** Row after row. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

/** Throws `AgoraError('internal')` for another file: it ships beside the code. */
export function readWordVectors(file: Uint8Array<ArrayBuffer>): WordVectors {
  const [found, count = 0, dimensions = 0, wordBytes = 0] = new Uint32Array(file.slice(0, 16).buffer);
  if (found !== mark) throw new AgoraError('internal', 'The file of word vectors is another file.');
  const words = new TextDecoder()
    .decode(file.subarray(16, 16 + wordBytes))
    .split('\n')
    .slice(0, count);
  const start = 16 + wordBytes + (wordBytes % 2);
  const halves = new Uint16Array(file.slice(start, start + count * dimensions * 2).buffer);
  const values = valuesOfHalves();
  const vectors = new Float32Array(halves.length);
  // A callback for each of fifteen million numbers would take a second.
  for (let index = 0; index < halves.length; index++) vectors[index] = values[halves[index] ?? 0] ?? NaN;
  return { words, vectors, dimensions };
}

/** What each half stands for: this runtime has no arrays of halves. */
function valuesOfHalves(): Float32Array {
  return Float32Array.from({ length: 65536 }, (_, half) => valueOfHalf(half));
}

/** IEEE 754-2019, binary16. */
export function valueOfHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
