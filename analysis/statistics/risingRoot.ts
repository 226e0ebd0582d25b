const MAXIMUM_STEPS = 200;

/**
 * The root of a function that rises from below zero to above, to the last digits. A bracket is found by doubling steps
 * from `start`, then halved by the secant's point where that helps and by the middle where not (Dekker's rule).
 */
export function risingRoot(rising: (x: number) => number, start: number): number {
  let [low, high] = [start - 1, start + 1];
  for (let step = 2; rising(low) > 0 && step < 1e6; step *= 2) [low, high] = [low - step, low];
  for (let step = 2; rising(high) < 0 && step < 1e6; step *= 2) [low, high] = [high, high + step];
  let [atLow, atHigh] = [rising(low), rising(high)];
  for (let i = 0; i < MAXIMUM_STEPS && high - low > 1e-16 * Math.max(Math.abs(low), Math.abs(high)); i++) {
    const middle = (low + high) / 2;
    const secant = low - (atLow * (high - low)) / (atHigh - atLow);
    const isInside = i % 3 !== 2 && secant > low && secant < high;
    const x = isInside ? secant : middle;
    const at = rising(x);
    if (at === 0 || x === low || x === high) return x;
    if (at < 0) [low, atLow] = [x, at];
    else [high, atHigh] = [x, at];
  }
  return (low + high) / 2;
}
