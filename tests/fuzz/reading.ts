/** Reading a file under watch: a reader that asks or gives without end is stopped. */
import type { ArtifactKind, Batch } from '../../analysis/archive/kind';
import type { ByteSource } from '../../analysis/ports';
import { source } from '../analysis/archive/sources';
import { sizeOf } from './isValid';
import type { Seed } from './seeds';

/** Of generated data and outputs: a file of six small records is some kilobytes of rows at most. */
const longestOutput = 64 * 1024 * 1024;

/** A source that counts what is asked of it, and refuses what no reader needs. */
export function watched({ path, content }: Seed, chunkBytes: number): ByteSource {
  const file = source(path, content, chunkBytes);
  const allowed = 50 * content.length + 16 * 1024 * 1024;
  let read = 0;
  let streams = 0;
  return {
    ...file,
    async *stream(part, signal) {
      if (++streams > 2000) throw new Error('The reader asks for the file without end.');
      for await (const chunk of file.stream(part, signal)) {
        read += chunk.length;
        if (read > allowed) throw new Error('The reader reads the file without end.');
        yield chunk;
      }
    },
  };
}

/** All that the reader gives. */
export async function readAll(kind: ArtifactKind, file: ByteSource): Promise<Batch[]> {
  const batches: Batch[] = [];
  let size = 0;
  for await (const batch of kind.read(file)) {
    size += sizeOf(batch) + 1;
    if (size > longestOutput) throw new Error('The reader gives rows without end.');
    batches.push(batch);
  }
  return batches;
}
