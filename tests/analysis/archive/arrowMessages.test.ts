/** Counts in Arrow messages that cannot be true: the library would follow them to their end. */
import { Table, Utf8, tableToIPC, vectorFromArray } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { checkIndexedFile, checkedBodyLength } from '../../../analysis/archive/arrow/checkMessage';
import { checkedMessages } from '../../../analysis/archive/arrow/checkedMessages';

const table = new Table({ instruction: vectorFromArray(['a', 'b'], new Utf8()) });
const stream = tableToIPC(table, 'stream');

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function messagesOf(bytes: Uint8Array, size = 7, limit = 1 << 20): Promise<Uint8Array[]> {
  const messages = [];
  for await (const message of checkedMessages(inPieces(bytes, size), limit)) messages.push(message);
  return messages;
}

/** The description of a message, without the lengths before it. */
const metadataOf = (message: Uint8Array) =>
  message.slice(8, 8 + new DataView(message.buffer, message.byteOffset).getInt32(4, true));

/** Every 32-bit word of the bytes made very large, one after the other. */
function* withLargeWords(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const copy = Uint8Array.from(bytes);
    new DataView(copy.buffer).setUint32(at, 0x7fff_fff0, true);
    yield copy;
  }
}

describe('messages of an Arrow stream', () => {
  it.each([1, 7, 64, 4096])('are the stream again, in pieces of %i', async (size) => {
    const messages = await messagesOf(stream, size);
    expect(messages.length).toBe(3);
    expect(Buffer.concat(messages).equals(Buffer.from(stream))).toBe(true);
  });

  it('are as many as the stream has when it is cut off', async () => {
    for (let end = 0; end < stream.length; end++)
      expect(Buffer.concat(await messagesOf(stream.subarray(0, end))).length).toBe(end);
  });

  it('are no larger than the limit', async () => {
    await expect(messagesOf(stream, 7, 8)).rejects.toThrow(RangeError);
  });

  it('say how long their body is', async () => {
    const [schema, batch] = await messagesOf(stream);
    expect(checkedBodyLength(metadataOf(schema ?? stream))).toBe(0);
    const metadata = metadataOf(batch ?? stream);
    expect(checkedBodyLength(metadata)).toBe((batch?.length ?? 0) - 8 - metadata.length);
  });

  it('count no more than they hold', async () => {
    const [schema, batch] = await messagesOf(stream);
    for (const message of [schema ?? stream, batch ?? stream]) {
      const outcomes = [...withLargeWords(metadataOf(message))].map((metadata) => {
        try {
          checkedBodyLength(metadata);
          return 'accepted';
        } catch (error) {
          return error instanceof RangeError ? 'refused' : 'failed';
        }
      });
      expect(outcomes).not.toContain('failed');
      expect(outcomes).toContain('refused');
    }
  });
});

describe('an Arrow file that is read by its index', () => {
  const file = tableToIPC(table, 'file');

  it('is as it was written', () => {
    expect(() => checkIndexedFile(file)).not.toThrow();
  });

  it('counts no more blocks than it holds', () => {
    const end = file.length - 10;
    const length = new DataView(file.buffer, file.byteOffset).getInt32(end, true);
    const refused = [...withLargeWords(file.slice(end - length, end))].filter((index) => {
      try {
        checkIndexedFile(Buffer.concat([file.subarray(0, end - length), index, file.subarray(end)]));
        return false;
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        return true;
      }
    });
    expect(refused.length).toBeGreaterThan(2);
  });
});
