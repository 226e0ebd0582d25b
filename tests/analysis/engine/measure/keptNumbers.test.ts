import { expect, it } from 'vitest';
import type { Numbers } from '../../../../analysis/archive/measures/readNumbers';
import { numbersOfBytes, numbersToBytes } from '../../../../analysis/engine/measure/keptNumbers';

const numbers: Numbers = {
  records: 4,
  columns: [
    { field: 'metadata.Reward „ä“', ordinals: [0, 3], values: [-1.5, 1e150] },
    { field: 'ppl', ordinals: [2], values: [0.1] },
  ],
  indices: new Map([
    [0, 7],
    [3, 0],
  ]),
};

it('gives back what was kept, and nothing of a file without numbers', () => {
  const none: Numbers = { records: 0, columns: [], indices: new Map() };
  expect(numbersOfBytes(numbersToBytes(numbers))).toEqual(numbers);
  expect(numbersOfBytes(numbersToBytes(none))).toEqual(none);
});

it('takes bytes that were cut off, wherever, for damaged', () => {
  const bytes = numbersToBytes(numbers);
  for (let end = 0; end < bytes.length; end++) expect(numbersOfBytes(bytes.slice(0, end)), String(end)).toBeNull();
});
