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

/** Of the instances' own file: a record's place is its instance's. Of two fields with one id the first counts. */
export function ownColumns({ columns }: Numbers): GivenColumn[] {
  return firstOfEach(
    columns.map(({ field, ordinals, values }) => ({
      id: givenMetricId(field),
      field,
      series: { ordinals: Int32Array.from(ordinals), values: Float64Array.from(values) },
    })),
  );
}

/**
 * Of a file of measures beside it: a record is about the instance that its index says. What names no instance, or one
 * beyond `instances`, is left out; of two records about one the last counts.
 */
export function columnsByIndex({ columns, indices }: Numbers, instances: number): GivenColumn[] {
  return firstOfEach(
    columns.flatMap(({ field, ordinals, values }) => {
      const byInstance = new Map<number, number>();
      ordinals.forEach((ordinal, place) => {
        const index = indices.get(ordinal);
        const value = values[place];
        if (index !== undefined && index < instances && value !== undefined) byInstance.set(index, value);
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
