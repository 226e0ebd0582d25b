import { expect, it } from 'vitest';
import { createPace } from '../../../../electron/jobs/launch/pace';

it('looks often while things change, seldom while nothing does, and hardly ever without network', () => {
  const pace = createPace(3000);
  expect(pace.answered(true)).toBe(3000);
  const quiet = Array.from({ length: 40 }, () => pace.answered(false));
  expect(quiet[0]).toBe(3000);
  expect(quiet.every((wait, index) => wait >= (quiet[index - 1] ?? 0))).toBe(true);
  expect(quiet.at(-1)).toBe(12_000);
  expect(pace.answered(true)).toBe(3000);
  const away = Array.from({ length: 8 }, () => pace.unreachable());
  expect(away.slice(0, 3)).toEqual([3000, 6000, 12_000]);
  expect(away.at(-1)).toBe(60_000);
  // It starts anew once it answered.
  pace.answered(false);
  expect(pace.unreachable()).toBe(3000);
});
