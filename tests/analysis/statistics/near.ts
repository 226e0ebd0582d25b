import { expect } from 'vitest';

/** Fails unless the two differ by at most `tolerance` of the expected value (of 1 where it is smaller than 1e-300). */
export function expectNear(actual: number, expected: number, tolerance = 1e-9): void {
  const scale = Math.abs(expected) < 1e-300 ? 1 : Math.abs(expected);
  expect(Math.abs(actual - expected) / scale, `${actual} for ${expected}`).toBeLessThanOrEqual(tolerance);
}

/** Element by element, each difference at most `tolerance` of the largest absolute expected value. */
export function expectAllNear(actual: readonly number[], expected: readonly number[], tolerance = 1e-9): void {
  expect(actual.length).toBe(expected.length);
  const scale = Math.max(1e-300, ...expected.map(Math.abs));
  actual.forEach((value, i) =>
    expect(Math.abs(value - (expected[i] ?? NaN)) / scale, `${value} for ${expected[i]} at ${i}`).toBeLessThanOrEqual(
      tolerance,
    ),
  );
}

/** Element by element, each difference at most `tolerance` of its own expected value. */
export function expectEachNear(actual: readonly number[], expected: readonly number[], tolerance = 1e-9): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, i) => expectNear(value, expected[i] ?? NaN, tolerance));
}
