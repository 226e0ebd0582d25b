import { AgoraError } from '../../errors';
import { valueOfHalf } from '../../metrics/embeddingDiversity/wordVectorFile';
import type { ByteSource } from '../../ports';
import { firstBytes } from '../firstBytes';
import { parseNpyHead, type NpyHead } from './npyHead';
import type { VectorFile } from './vectorFile';
import { textOfName } from './vectorName';

/** Rows of about so many bytes at once. */
const partBytes = 4 * 1024 * 1024;

/** Opens a `.npy` file, or says why it cannot be read: the fact and the next step. */
export async function openNpy(source: ByteSource, signal?: AbortSignal): Promise<VectorFile | string> {
  const head = parseNpyHead(await firstBytes(source, signal));
  if (typeof head === 'string') return head;
  const { rows, dimensions, numberBytes, start } = head;
  const needed = start + rows * dimensions * numberBytes;
  // Of a compressed file the length of the content is not known beforehand.
  if (source.used === undefined && source.bytes < needed) return cutOff(needed, source.bytes);
  return {
    rows,
    dimensions,
    of: textOfName(source.path.split('/').at(-1) ?? ''),
    model: null,
    batches: (stop) => readRows(source, head, stop),
  };
}

async function* readRows(
  source: ByteSource,
  { rows, dimensions, numberBytes, start }: NpyHead,
  signal: AbortSignal | undefined,
): AsyncGenerator<Float32Array<ArrayBuffer>> {
  const rowBytes = dimensions * numberBytes;
  const part = new Uint8Array(Math.max(1, Math.floor(partBytes / rowBytes)) * rowBytes);
  const end = start + rows * rowBytes;
  let [filled, seen] = [0, start];
  for await (const chunk of source.stream({ start, end }, signal)) {
    for (let at = 0; at < chunk.length;) {
      const taken = chunk.subarray(at, at + part.length - filled);
      part.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < part.length) continue;
      yield numbersOf(part, numberBytes);
      filled = 0;
    }
    seen += chunk.length;
  }
  if (seen < end) throw new AgoraError('bad-input', cutOff(end, seen), { path: source.path });
  if (filled > 0) yield numbersOf(part.slice(0, filled), numberBytes);
}

function numbersOf(bytes: Uint8Array<ArrayBuffer>, numberBytes: NpyHead['numberBytes']): Float32Array<ArrayBuffer> {
  const { buffer } = bytes.slice();
  switch (numberBytes) {
    case 2:
      return Float32Array.from(new Uint16Array(buffer), valueOfHalf);
    case 4:
      return new Float32Array(buffer);
    case 8:
      return Float32Array.from(new Float64Array(buffer));
  }
}

function cutOff(needed: number, held: number): string {
  return `The head of the file promises ${needed} bytes, and it has ${held}: it is cut off. Copy or save it again.`;
}
