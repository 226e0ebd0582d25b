import { expect, it } from 'vitest';
import { rememberingPages } from '../../../analysis/archive/parquet/rememberingPages';

it('decompresses a page once, and forgets the oldest beyond what it may keep', () => {
  let calls = 0;
  const { ZSTD } = rememberingPages(
    {
      ZSTD: (input, outputLength) => {
        calls++;
        return new Uint8Array(outputLength).fill(input[0] ?? 0);
      },
    },
    100,
  );
  const chunk = Uint8Array.of(1, 2, 3, 4);
  const page = (at: number) => ZSTD?.(chunk.subarray(at, at + 1), 40);
  expect(page(0)).toEqual(new Uint8Array(40).fill(1));
  expect(page(1)).toEqual(new Uint8Array(40).fill(2));
  expect(page(0)).toEqual(new Uint8Array(40).fill(1));
  expect(calls).toBe(2);
  // A third is too much for all: the first goes.
  page(2);
  page(1);
  expect(calls).toBe(3);
  page(0);
  expect(calls).toBe(4);
  // The same place in other memory is another page.
  expect(ZSTD?.(Uint8Array.of(9), 40)).toEqual(new Uint8Array(40).fill(9));
});
