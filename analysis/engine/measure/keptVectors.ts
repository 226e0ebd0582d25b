/** Vectors as the derived store keeps them, so that nothing is embedded twice. */
import { z } from 'zod';
import type { Embedded } from '../../metrics/embeddingDiversity/embeddingModel';

const headShape = z.object({
  kept: z.literal('vectors'),
  count: z.number(),
  dimensions: z.number(),
  reached: z.number(),
  of: z.number(),
});

/** Vectors of a run's texts, and how many numbers each has. */
export interface KeptVectors extends Embedded {
  readonly dimensions: number;
}

/** A line of JSON filled up with spaces to a multiple of 16 bytes, and the numbers as they are in memory (little-endian). */
export function writeVectors({ vectors, dimensions, reached, of }: KeptVectors): Uint8Array {
  const head: z.infer<typeof headShape> = {
    kept: 'vectors',
    count: vectors.length / dimensions,
    dimensions,
    reached,
    of,
  };
  const text = JSON.stringify(head);
  const line = new TextEncoder().encode(`${text.padEnd(Math.ceil((text.length + 1) / 16) * 16 - 1)}\n`);
  const bytes = new Uint8Array(line.length + vectors.byteLength);
  bytes.set(line);
  bytes.set(new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength), line.length);
  return bytes;
}

/** Null where the bytes are none of these, or of a length that is not theirs. */
export function readVectors(bytes: Uint8Array): KeptVectors | null {
  const end = bytes.indexOf(10);
  if (end < 0 || end > 1000) return null;
  const parsed = headShape.safeParse(jsonOf(bytes.subarray(0, end)));
  if (!parsed.success) return null;
  const { count, dimensions, reached, of } = parsed.data;
  // A copy of its own, aligned: `slice` of Node's Buffer would be a view of memory that holds other things before it.
  const numbers = new Uint8Array(bytes.subarray(end + 1));
  const vectors = new Float32Array(numbers.buffer, 0, Math.floor(numbers.length / 4));
  return numbers.length === 4 * count * dimensions ? { vectors, dimensions, reached, of } : null;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
