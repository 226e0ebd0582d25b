import { expect, it } from 'vitest';
import { bytesText } from '../../../analysis/figures/bytesText';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.00 kB'],
  [61_600, '61.6 kB'],
  [999_600, '1.00 MB'],
  [1_720_000_000, '1.72 GB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
