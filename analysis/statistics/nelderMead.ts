import { itemAt } from './matrix';

export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
}

interface Vertex {
  readonly point: readonly number[];
  readonly value: number;
}

const EVALUATIONS = 20_000;

/**
 * A local minimum of a continuous function of a few variables, without derivatives (Nelder & Mead 1965). The simplex
 * starts with edges of length `step` and stops when it is smaller than `tolerance`.
 */
export function nelderMead(
  objective: (point: readonly number[]) => number,
  start: readonly number[],
  step: number,
  tolerance: number,
): Minimum {
  let evaluations = 0;
  const at = (point: readonly number[]): Vertex => {
    evaluations++;
    const value = objective(point);
    return { point, value: Number.isNaN(value) ? Infinity : value };
  };
  let simplex = [at(start), ...start.map((value, j) => at(start.with(j, value + step)))];
  for (;;) {
    simplex = simplex.sort((a, b) => a.value - b.value);
    const best = itemAt(simplex, 0);
    const worst = itemAt(simplex, simplex.length - 1);
    const size = Math.max(...simplex.map(({ point }) => distance(point, best.point)));
    if (size <= tolerance || evaluations > EVALUATIONS) return best;
    const rest = simplex.slice(0, -1);
    const centre = start.map((_, j) => rest.reduce((sum, { point }) => sum + itemAt(point, j), 0) / rest.length);
    const along = (factor: number) => at(centre.map((value, j) => value + factor * (itemAt(worst.point, j) - value)));

    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      simplex = [...rest, expanded.value < reflected.value ? expanded : reflected];
    } else if (reflected.value < itemAt(rest, rest.length - 1).value) simplex = [...rest, reflected];
    else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      simplex =
        contracted.value < Math.min(reflected.value, worst.value)
          ? [...rest, contracted]
          : [best, ...simplex.slice(1).map(({ point }) => at(halfway(point, best.point)))];
    }
  }
}

const distance = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, j) => Math.abs(value - itemAt(b, j))));

const halfway = (a: readonly number[], b: readonly number[]) => a.map((value, j) => (value + itemAt(b, j)) / 2);
