import { expect, it } from 'vitest';
import { tipTop } from '../../../../renderer/components/grid/tipTop';

it.each([
  ['under its cell', 100, 120, 300, 124],
  ['above its cell where the window ends', 700, 720, 300, 396],
  ['whole inside the window where a long one fits on neither side', 400, 420, 500, 296],
  ['from the top of the window where it is longer than the window', 400, 420, 900, 4],
])('puts a tip %s', (_where, top, bottom, height, expected) => {
  expect(tipTop({ top, bottom }, height, 800)).toBe(expected);
});
