import { describe, expect, it } from 'vitest';
import { inUnicodeRange } from '../../../renderer/print/unicodeRange';

describe('inUnicodeRange', () => {
  it.each([
    ['U+0-FF, U+2212', 0x2212, true],
    ['U+0-FF, U+2212', 0x2213, false],
    ['U+4??', 0x4ff, true],
    ['U+4??', 0x500, false],
    ['', 0x4e00, true],
    ['rubbish', 0x41, false],
  ])('%s and %i', (range, point, expected) => {
    expect(inUnicodeRange(range, point)).toBe(expected);
  });
});
