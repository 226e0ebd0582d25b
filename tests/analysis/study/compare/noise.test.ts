/** How sure a difference between two archives is, against the delta method by hand. */
import { describe, expect, it } from 'vitest';
import { compareArchives } from '../../../../analysis/study/compare/compare';
import { answers, archive, generators, methods } from './archives';

const one = { generators: generators.slice(0, 1), methods: methods.slice(0, 1) };
const errorOf = (comparison: ReturnType<typeof compareArchives>) => comparison.cells[0]?.standardError ?? NaN;
/** 10,000 resamples give a standard error to about one percent. */
const expectNear = (value: number, expected: number) => expect(Math.abs(value / expected - 1)).toBeLessThan(0.04);

describe('the error of a difference', () => {
  it('leaves out the anchors that both archives have, but for what the difference itself takes of them', () => {
    const stderr = { student: 1, anchors: 2 };
    const comparison = compareArchives(
      archive('one', { ...one, stderr, student: () => 56 }),
      archive('other', { ...one, stderr, student: () => 64 }),
    );
    expect(comparison.cells[0]).toMatchObject({ sharedAnchors: true, from: 'standard-errors' });
    // Of a benchmark: 100/g·√(2·1² + (pB − pA)²·(2² + 2²)), g = 40, pA = 0.4, pB = 0.6; the mean of two benchmarks.
    expectNear(errorOf(comparison), ((100 / 40) * Math.sqrt(2 + 0.2 ** 2 * 8)) / Math.SQRT2);
  });

  it('counts other anchors of each', () => {
    const stderr = { student: 1, anchors: 2 };
    const comparison = compareArchives(
      archive('one', { ...one, stderr, student: () => 56 }),
      archive('other', { ...one, stderr, student: () => 64, base: 40.0001 }),
    );
    expect(comparison.cells[0]).toMatchObject({ sharedAnchors: false, incomparable: ['anchors'] });
    // The reference is still one and the same.
    const [base, reference] = [(0.6 ** 2 + 0.4 ** 2) * 4, 0.2 ** 2 * 4];
    expectNear(errorOf(comparison), ((100 / 40) * Math.sqrt(2 + base + reference)) / Math.SQRT2);
  });

  it('takes students that are called alike for two', () => {
    const stderr = { student: 3, anchors: 0.0001 };
    const comparison = compareArchives(
      archive('one', { ...one, stderr, student: () => 56 }),
      archive('other', { ...one, stderr, student: () => 57 }),
    );
    expectNear(errorOf(comparison), ((100 / 40) * 3 * Math.SQRT2) / Math.SQRT2);
  });

  it('is that of the items on which the two students differ', () => {
    const n = 400;
    const right = { base: 160, reference: 320 };
    const items = (students: number, from: number) => (evaluation: { readonly role: string | null }) =>
      evaluation.role === 'student'
        ? answers(n, students, from)
        : answers(n, evaluation.role === 'base' ? right.base : right.reference);
    const comparison = compareArchives(
      archive('one', { ...one, student: () => 60, items: items(240, 0) }),
      archive('other', { ...one, student: () => 60, items: items(240, 40) }),
    );
    // 40 items are right in A alone and 40 in B alone: each item's difference is ±100 or 0, with variance 0.2·100².
    expect(comparison.cells[0]).toMatchObject({ from: 'items', difference: 0 });
    const ofMean = Math.sqrt((0.2 * 100 ** 2) / n);
    expectNear(errorOf(comparison), ((100 / 40) * ofMean) / Math.SQRT2);
  });
});
