/** What an estimate and a test say, wherever results carry them. */

export interface Coefficient {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly t: number;
  readonly p: number;
  /** Interval of 95 %. */
  readonly lo: number;
  readonly hi: number;
}

/** A p-value, and what it is of. */
export interface NamedTest {
  /** What is tested, in words. */
  readonly null: string;
  readonly p: number;
  /** Arrangements of the data that were looked at. */
  readonly arrangements: number;
  /** True: all there are, so that p is exact. */
  readonly enumerated: boolean;
}
