import { Table, tableFromArrays, tableToIPC, vectorFromArray } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { encodeRows } from '../../../analysis/store/encodeRows';

const rows = new Table({
  text: vectorFromArray(['one', null, 'drei 🙂', '']),
  number: vectorFromArray([1n, 2n, null, 4n]),
});

describe('rows as a stream', () => {
  it('are the bytes that Arrow writes', () => {
    expect(encodeRows(rows, (bytes) => new ArrayBuffer(bytes))).toEqual(tableToIPC(rows, 'stream'));
  });

  it('lie at the start of the memory that is given, whatever is in it', () => {
    const memory = new Uint8Array(100_000).fill(255);
    const encoded = encodeRows(rows, () => memory.buffer);
    expect(encoded.buffer).toBe(memory.buffer);
    expect(encoded).toEqual(tableToIPC(rows, 'stream'));
    expect(encodeRows(tableFromArrays({ a: [1] }), () => memory.buffer)).toEqual(
      tableToIPC(tableFromArrays({ a: [1] }), 'stream'),
    );
  });
});
