import { describe, expect, it } from 'vitest';
import { byteRangeOf } from '../../../electron/shell/byteRange';

describe('bytes that a request asks for', () => {
  it.each([
    [null, null, { start: 0, end: 100, partial: false }],
    [null, 10, { start: 0, end: 10, partial: false }],
    [null, 1000, { start: 0, end: 100, partial: false }],
    ['bytes=0-0', null, { start: 0, end: 1, partial: true }],
    ['bytes=90-', null, { start: 90, end: 100, partial: true }],
    ['bytes=90-500', null, { start: 90, end: 100, partial: true }],
    ['bytes=-10', null, { start: 90, end: 100, partial: true }],
    ['bytes=-500', null, { start: 0, end: 100, partial: true }],
    ['bytes=20-60', 5, { start: 20, end: 25, partial: true }],
    ['bytes=100-', null, null],
    ['bytes=60-20', null, null],
    ['bytes=-0', null, null],
    ['bytes=0-1,5-6', null, { start: 0, end: 100, partial: false }],
    ['lines=1-2', null, { start: 0, end: 100, partial: false }],
    ['bytes=-', null, { start: 0, end: 100, partial: false }],
  ])('%s with limit %s of 100 bytes', (header, limit, expected) => {
    expect(byteRangeOf(100, header, limit)).toEqual(expected);
  });

  it('finds no range in an empty file, and all of it without one', () => {
    expect(byteRangeOf(0, 'bytes=0-', null)).toBeNull();
    expect(byteRangeOf(0, null, null)).toEqual({ start: 0, end: 0, partial: false });
  });
});
