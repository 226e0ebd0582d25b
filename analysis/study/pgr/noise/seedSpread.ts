/** How far students of one cell that differ in nothing but their seed lie apart. */
import { normalDraws } from '../../../statistics/normalDraws';
import type { Sides } from '../sides';
import { RESAMPLES, seedOf } from './replicates';

export interface SeedSpread {
  /** Squared percentage points, pooled over all cells of the benchmark with several seeds. */
  readonly variance: number;
  /** Σ (k − 1) over those cells. */
  readonly freedom: number;
}

/** By benchmark; none where no cell has two seeds. A cell with one seed is taken to spread as the others do. */
export function seedSpreads(sides: readonly Sides[]): ReadonlyMap<string, SeedSpread> {
  const sums = new Map<string, { squares: number; freedom: number }>();
  for (const { benchmark, student } of sides) {
    if (!student || student.evaluations.length < 2) continue;
    const sum = sums.get(benchmark.id) ?? { squares: 0, freedom: 0 };
    const squares = student.evaluations.reduce((total, { score }) => total + (score - student.value) ** 2, 0);
    sums.set(benchmark.id, {
      squares: sum.squares + squares,
      freedom: sum.freedom + student.evaluations.length - 1,
    });
  }
  return new Map(
    [...sums].map(([benchmark, { squares, freedom }]) => [benchmark, { variance: squares / freedom, freedom }]),
  );
}

/**
 * Errors of a mean over k seeds, one a resample: normal with the pooled variance over k, whose own uncertainty is drawn
 * with it (s²·ν/χ²_ν), so that a spread known from two seeds is not taken for certain. `name` tells cells apart.
 */
export function seedErrors(
  { variance, freedom }: SeedSpread,
  benchmark: string,
  k: number,
  name: string,
): Float64Array {
  const scale = scales(freedom, benchmark);
  const errors = normalDraws(RESAMPLES, seedOf(`seeds ${benchmark} ${name}`));
  return errors.map((z, i) => z * Math.sqrt((variance * (scale[i] ?? 1)) / k));
}

/** ν/χ²_ν, the same for every cell of a benchmark. */
function scales(freedom: number, benchmark: string): Float64Array {
  const squares = new Float64Array(RESAMPLES);
  for (let part = 0; part < freedom; part++)
    normalDraws(RESAMPLES, seedOf(`spread ${benchmark} ${part}`)).forEach(
      (z, i) => (squares[i] = (squares[i] ?? 0) + z * z),
    );
  return squares.map((square) => freedom / square);
}
