import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recovered } from '../../../../analysis/study/pgr/recovered';
import { meanStderr, overSeeds, recoveredStderr } from '../../../../analysis/study/pgr/uncertainty';

describe('recoveredStderr', () => {
  it('equals the gradient taken by finite differences', () => {
    const value = fc.double({ min: 5, max: 95, noNaN: true });
    const stderr = fc.double({ min: 0.1, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        value,
        value,
        fc.double({ min: 5, max: 50, noNaN: true }),
        stderr,
        stderr,
        stderr,
        (s, b, g, es, eb, er) => {
          const r = b + g;
          const h = 1e-4;
          const slope = (low: number | null, high: number | null) => ((high ?? NaN) - (low ?? NaN)) / (2 * h);
          const expected = Math.hypot(
            slope(recovered(s - h, b, r), recovered(s + h, b, r)) * es,
            slope(recovered(s, b - h, r), recovered(s, b + h, r)) * eb,
            slope(recovered(s, b, r - h), recovered(s, b, r + h)) * er,
          );
          const given = recoveredStderr({ value: s, stderr: es }, { value: b, stderr: eb }, { value: r, stderr: er });
          expect((given ?? NaN) / expected).toBeCloseTo(1, 4);
        },
      ),
    );
  });
  it('is unknown where a standard error is', () => {
    const known = { value: 30, stderr: 1 };
    expect(recoveredStderr(known, { value: 20, stderr: null }, { value: 40, stderr: 1 })).toBeNull();
    expect(recoveredStderr(known, known, known)).toBeNull();
  });
});

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
