import { describe, expect, it } from 'vitest';
import { byteRangeOf } from '../../../electron/shell/byteRange';

describe('bytes that a request asks for', () => {
  it.each([
    [null, { start: 0, end: 100, partial: false }],
    ['bytes=0-0', { start: 0, end: 1, partial: true }],
    ['bytes=90-', { start: 90, end: 100, partial: true }],
    ['bytes=90-500', { start: 90, end: 100, partial: true }],
    ['bytes=-10', { start: 90, end: 100, partial: true }],
    ['bytes=-500', { start: 0, end: 100, partial: true }],
    ['bytes=20-60', { start: 20, end: 61, partial: true }],
    ['bytes=100-', null],
    ['bytes=60-20', null],
    ['bytes=-0', null],
    ['bytes=0-1,5-6', { start: 0, end: 100, partial: false }],
    ['lines=1-2', { start: 0, end: 100, partial: false }],
    ['bytes=-', { start: 0, end: 100, partial: false }],
  ])('%s of 100 bytes', (header, expected) => {
    expect(byteRangeOf(100, header)).toEqual(expected);
  });

  it('finds no range in an empty file, and all of it without one', () => {
    expect(byteRangeOf(0, 'bytes=0-')).toBeNull();
    expect(byteRangeOf(0, null)).toEqual({ start: 0, end: 0, partial: false });
  });
});
