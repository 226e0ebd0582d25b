import { describe, expect, it } from 'vitest';
import { meanStderr, overSeeds } from '../../../../analysis/study/pgr/uncertainty';

describe('meanStderr', () => {
  it('shrinks with the root of the number, and is unknown with one unknown', () => {
    expect(meanStderr([3, 4])).toBeCloseTo(2.5);
    expect(meanStderr([3, null])).toBeNull();
    expect(meanStderr([])).toBeNull();
  });
});

describe('overSeeds', () => {
  it('keeps item noise and adds the spread between seeds', () => {
    expect(overSeeds([{ value: 30, stderr: 1 }])).toEqual({ value: 30, stderr: 1 });
    const two = overSeeds([
      { value: 28, stderr: 3 },
      { value: 32, stderr: 3 },
    ]);
    expect(two.value).toBe(30);
    expect(two.stderr).toBeCloseTo(Math.sqrt(9 + 8 / 2));
    expect(
      overSeeds([
        { value: 28, stderr: 3 },
        { value: 32, stderr: null },
      ]).stderr,
    ).toBeNull();
  });
});
