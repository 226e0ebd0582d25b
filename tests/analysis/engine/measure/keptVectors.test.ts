import { expect, it } from 'vitest';
import { readVectors, writeVectors } from '../../../../analysis/engine/measure/keptVectors';

const kept = { vectors: Float32Array.of(1, 2, 3, 4, 5, 6), dimensions: 3, reached: 5, of: 7 };

it('gives back what was kept', () => {
  expect(readVectors(writeVectors(kept))).toEqual(kept);
});

it('reads them out of the middle of other memory, as a Buffer of Node lies there', () => {
  const bytes = writeVectors(kept);
  const memory = Buffer.alloc(bytes.length + 29, 0x41);
  memory.set(bytes, 13);
  expect(readVectors(memory.subarray(13, 13 + bytes.length))).toEqual(kept);
});

it('takes bytes that were cut off, wherever, for damaged', () => {
  const bytes = writeVectors(kept);
  for (let end = 0; end < bytes.length; end++) expect(readVectors(bytes.slice(0, end)), String(end)).toBeNull();
});
