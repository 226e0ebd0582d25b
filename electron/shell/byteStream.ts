/** An open file as a web stream that reads only as fast as it is read from. */
import type { FileHandle } from 'node:fs/promises';

/** Large enough that the cost of a chunk's way to the window does not count. */
const chunkBytes = 1 << 20;

/** The bytes from `start` to `end` (exclusive). Closes the file at the end, on an error, and when the reader cancels. */
export function byteStream(file: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let position = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const wanted = Math.min(chunkBytes, end - position);
          const { bytesRead, buffer } = await file.read(new Uint8Array(wanted), 0, wanted, position);
          position += bytesRead;
          if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
          // A file that shrank ends early: the reader of the archive then reports the truncated record.
          if (bytesRead === 0 || position >= end) {
            await file.close();
            controller.close();
          }
        } catch (error) {
          await file.close();
          controller.error(error);
        }
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 1 },
  );
}
