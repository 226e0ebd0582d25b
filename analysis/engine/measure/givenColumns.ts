/** The columns of numbers that files carry, as metrics of the instances they are about. */
import type { Numbers } from '../../archive/measures/readNumbers';
import { givenMetricId } from '../../metrics/given/givenMetric';
import type { Series } from '../../store/measures';

export interface GivenColumn {
  /** Of the metric. */
  readonly id: string;
  /** The field's own name, as the file spells it. */
  readonly field: string;
  readonly series: Series;
}

/**
 * Of the instances' own file: a record's place is its instance's, and a record that is no instance is left out. Of two
 * fields with one id the first counts.
 */
export function ownColumns({ columns }: Numbers, instances: ReadonlySet<number>): GivenColumn[] {
  return firstOfEach(
    columns.flatMap(({ field, ordinals, values }) => {
      const places = [...ordinals.keys()].filter((place) => instances.has(ordinals[place] ?? -1));
      if (places.length === 0) return [];
      const series = {
        ordinals: Int32Array.from(places, (place) => ordinals[place] ?? NaN),
        values: Float64Array.from(places, (place) => values[place] ?? NaN),
      };
      return [{ id: givenMetricId(field), field, series }];
    }),
  );
}

/**
 * Of a file of measures beside it: a record is about the instance that its index says. What names none of the `instances`
 * by its place in the file is left out; of two records about one the last counts.
 */
export function columnsByIndex({ columns, indices }: Numbers, instances: ReadonlySet<number>): GivenColumn[] {
  return firstOfEach(
    columns.flatMap(({ field, ordinals, values }) => {
      const byInstance = new Map<number, number>();
      ordinals.forEach((ordinal, place) => {
        const index = indices.get(ordinal);
        const value = values[place];
        if (index !== undefined && instances.has(index) && value !== undefined) byInstance.set(index, value);
      });
      if (byInstance.size === 0) return [];
      const sorted = [...byInstance].sort(([one], [other]) => one - other);
      const series = {
        ordinals: Int32Array.from(sorted, ([index]) => index),
        values: Float64Array.from(sorted, ([, value]) => value),
      };
      return [{ id: givenMetricId(field), field, series }];
    }),
  );
}

function firstOfEach(columns: readonly GivenColumn[]): GivenColumn[] {
  const seen = new Set<string>();
  return columns.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Pairs of values of the instances that both series have. */
export function pairsOf(one: Series, other: Series): { ordinal: number; first: number; second: number }[] {
  const others = new Map(Array.from(other.ordinals, (ordinal, place) => [ordinal, other.values[place] ?? NaN]));
  return Array.from(one.ordinals, (ordinal, place) => {
    return { ordinal, first: one.values[place] ?? NaN, second: others.get(ordinal) ?? NaN };
  }).filter(({ first, second }) => !Number.isNaN(first) && !Number.isNaN(second));
}
