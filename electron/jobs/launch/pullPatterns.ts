/** Which of a step's outputs come back. */
import { globMatcher } from '../../../analysis/study/glob';

/**
 * A test for names relative to `outputs`. Patterns that begin with `!` leave out; the last that fits decides.
 */
export function pullMatcher(patterns: readonly string[]): (name: string) => boolean {
  const rules = patterns.map((pattern) => {
    const leavesOut = pattern.startsWith('!');
    return { leavesOut, fits: globMatcher(leavesOut ? pattern.slice(1) : pattern) };
  });
  return (name) => {
    const deciding = rules.filter(({ fits }) => fits(name)).at(-1);
    return deciding !== undefined && !deciding.leavesOut;
  };
}
