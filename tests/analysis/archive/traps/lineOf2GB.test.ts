import { expect, it } from 'vitest';
import { readHead, recognise } from '../../../../analysis/archive/recognise';
import type { ArtifactKind } from '../../../../analysis/archive/kind';
import type { ByteSource } from '../../../../analysis/ports';
import type { Problem } from '../../../../analysis/problem';
import { codes } from '../sources';

const gigabyte = 1024 ** 3;
const mebibyte = 1024 ** 2;

/** A start, and then 2 GB of the letter a without a line end, made as they are asked for; counts what was. */
function endless(start: string): ByteSource & { read(): number } {
  const first = new TextEncoder().encode(start);
  const chunk = new Uint8Array(mebibyte).fill(0x61);
  let read = 0;
  return {
    path: 'x.jsonl',
    bytes: 2 * gigabyte,
    modifiedMs: 0,
    seekable: true,
    read: () => read,
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, memory is not
    async *stream({ end = 2 * gigabyte } = {}) {
      yield first;
      for (let at = first.length; at < end; at += chunk.length) {
        read += chunk.length;
        yield chunk;
      }
    },
  };
}

async function kindOf(file: ByteSource): Promise<ArtifactKind> {
  const { kind } = recognise(await readHead(file));
  if (kind === null) throw new Error('not recognised');
  return kind;
}

it.each([
  ['a line of JSON', '{"instruction":"q","response":"r"}\n{"response":"b","instruction":"', 2],
  ['an element of a list', '[\n{"instruction":"q","response":"r"},\n{"response":"b","instruction":"', 3],
  ['a row', 'instruction,response\nq,r\nb,', 3],
  ['a quoted cell', 'instruction,response\nq,r\nb,"', 3],
])('%s of 2 GB ends the file in bounded memory, and what stands before it is read', async (_, start, line) => {
  const file = endless(start);
  const kind = await kindOf(file);
  const before = file.read();
  const problems: Problem[] = [];
  let instances = 0;
  for await (const batch of kind.read(file)) {
    if (batch.table === 'problems') problems.push(...batch.rows);
    if (batch.table === 'instances') instances += batch.rows.length;
  }
  expect([kind.id, instances]).toEqual(['data-agora', 1]);
  expect(codes(problems)).toEqual([`record-too-large:${String(line)}`]);
  // No more was taken in than the limit of one record, which is what is held.
  expect(file.read() - before).toBeLessThan(80 * mebibyte);
});

it('is left at once where the reading is cancelled', async () => {
  const file = endless('{"response":"b","instruction":"');
  const kind = await kindOf(file);
  const abort = new AbortController();
  const stopping: ByteSource = {
    ...file,
    async *stream(part, signal) {
      let chunks = 0;
      for await (const chunk of file.stream(part, signal)) {
        if (++chunks === 10) abort.abort();
        yield chunk;
      }
    },
  };
  const read = async () => {
    for await (const batch of kind.read(stopping, abort.signal)) expect(batch.table).toBe('problems');
  };
  await expect(read()).rejects.toMatchObject({ code: 'cancelled' });
  expect(file.read()).toBeLessThan(20 * mebibyte);
});
