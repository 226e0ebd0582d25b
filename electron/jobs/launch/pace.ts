/** How long to wait until the far side is looked at again, in milliseconds. */
export interface Pace {
  /** It answered; `isNews`: something was otherwise than before. */
  answered(isNews: boolean): number;
  /** It could not be reached. */
  unreachable(): number;
}

const slowest = 4;
const farthest = 20;

/**
 * `everyMs` while things change, up to four times that while nothing does; unreachable, up to twenty times that, so that
 * an evening without network costs nothing.
 */
export function createPace(everyMs: number): Pace {
  let [quiet, failed] = [0, 0];
  return {
    answered(isNews) {
      failed = 0;
      quiet = isNews ? 0 : quiet + 1;
      return everyMs * Math.min(slowest, Math.max(1, quiet / 5));
    },
    unreachable() {
      failed++;
      return everyMs * Math.min(farthest, 2 ** (failed - 1));
    },
  };
}
