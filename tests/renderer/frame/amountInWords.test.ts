import { expect, it } from 'vitest';
import { amountInWords } from '../../../renderer/frame/amountInWords';

it.each([
  [{ done: 120_000_000, total: 1_720_000_000, unit: 'bytes', rows: 98_000 }, '120 MB of 1.72 GB · 98,000 rows'],
  [{ done: 120_000_000, total: null, unit: 'bytes' }, '120 MB'],
  [{ done: 3, total: 12, unit: 'files' }, '3 of 12 files'],
  [{ done: 3, total: 0, unit: 'steps', rows: 1 }, '3 steps · 1 row'],
  [{ done: 5000, total: 6000, unit: 'rows', rows: 5000 }, '5,000 of 6,000 rows'],
] as const)('says how far %j is', (progress, words) => {
  expect(amountInWords({ label: 'Reading', ...progress })).toBe(words);
});
