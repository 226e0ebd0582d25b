/** What a benchmark is. Benchmarks measure and print; they are not tests and hold up nothing. */

export interface BenchmarkHost {
  /** Absolute path of Electron's executable, and the environment to start it in: a screen is there. */
  readonly electron: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly projectRoot: string;
  /** Says how far it is, on standard error. */
  readonly say: (message: string) => void;
}

/** One measured thing beside its peer, both measured in the same run. */
export interface Measurement {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** How far repeated measurements lie apart: smallest and largest. */
  readonly spread: readonly [smallest: number, largest: number];
  /** Null where nothing stands beside it. */
  readonly against: { readonly peer: string; readonly ratio: number; readonly target: number | null } | null;
}

export interface Benchmark {
  /** The word that chooses it: `npm run bench -- NAME`. */
  readonly name: string;
  readonly title: string;
  run(host: BenchmarkHost): Promise<readonly Measurement[]>;
}
