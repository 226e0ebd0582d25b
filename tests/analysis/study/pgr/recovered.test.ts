import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recovered } from '../../../../analysis/study/pgr/recovered';

const score = fc.double({ min: 0, max: 100, noNaN: true });
const gap = fc.double({ min: 1, max: 100, noNaN: true });

describe('recovered', () => {
  it("gives the paper's worked example", () => {
    expect(recovered(28.08, 19.84, 34.6)).toBeCloseTo(55.83, 2);
  });
  it('is 0 for the base, 100 for the reference, and null without a gap', () => {
    fc.assert(
      fc.property(score, gap, (base, distance) => {
        expect(recovered(base, base, base + distance)).toBe(0);
        expect(recovered(base + distance, base, base + distance)).toBe(100);
        expect(recovered(base + distance, base, base)).toBeNull();
      }),
    );
  });
  it('does not change when all scores are scaled and shifted alike, the sign of the scale included', () => {
    const scale = fc.double({ min: 0.5, max: 5, noNaN: true });
    fc.assert(
      fc.property(score, score, gap, scale, fc.boolean(), score, (student, base, distance, size, negative, shift) => {
        const turn = (value: number) => (negative ? -size : size) * value + shift;
        const expected = recovered(student, base, base + distance) ?? NaN;
        expect(recovered(turn(student), turn(base), turn(base + distance)) ?? NaN).toBeCloseTo(expected, 6);
      }),
    );
  });
  it('is linear in the student', () => {
    fc.assert(
      fc.property(score, score, score, gap, (one, other, base, distance) => {
        const at = (student: number) => recovered(student, base, base + distance) ?? NaN;
        expect(at((one + other) / 2)).toBeCloseTo((at(one) + at(other)) / 2, 6);
      }),
    );
  });
});
