/** A generator's means over its cells, and what the publication prints for them. */
import type { PgrAverage, PgrCell } from '../../results';
import type { PrintedValue, Study } from '../study';
import { ascending, percentileInterval } from '../../statistics/bootstrapIntervals';
import { countedCells, mainCells } from './countedCells';
import { deviation } from './noise/cellInterval';
import { meanReplicates, type CellReplicates } from './noise/meanReplicates';
import { mean } from './uncertainty';

interface Scope {
  readonly over: string;
  readonly method: string | null;
  readonly domain: string | null;
}

/**
 * For each generator with a cell: over all settings, each method and each domain. `of` is the study's whole grid, times
 * the number of families that are compared; a mean of nothing is null.
 */
export function averagesOf(
  study: Study,
  cells: readonly PgrCell[],
  printed: readonly PrintedValue[],
  replicatesOf: CellReplicates,
): PgrAverage[] {
  const counted = countedCells(cells);
  const families = Math.max(1, new Set(mainCells(cells).flatMap(({ family }) => family ?? [])).size);
  const scopes: Scope[] = [
    { over: 'all', method: null, domain: null },
    ...study.methods.map(({ id }) => ({ over: id, method: id, domain: null })),
    ...study.domains.map(({ id }) => ({ over: id, method: null, domain: id })),
  ];
  return generatorsOf(study, cells, printed).flatMap((generator) =>
    scopes.map(({ over, method, domain }): PgrAverage => {
      const own = counted.filter(
        (cell) =>
          cell.generator === generator &&
          (method === null || cell.method === method) &&
          (domain === null || cell.domain === domain),
      );
      const settings = (method === null ? study.methods.length : 1) * (domain === null ? study.domains.length : 1);
      return {
        generator,
        over,
        n: own.length,
        of: settings * families,
        computed: own.length === 0 ? null : mean(own.map(({ pgr }) => pgr ?? NaN)),
        ...averageInterval(meanReplicates(own, replicatesOf)),
        printed: printedAverage(printed, generator, method, domain),
      };
    }),
  );
}

function averageInterval(replicates: Float64Array | null): Pick<PgrAverage, 'interval'> {
  if (!replicates) return {};
  const { lo, hi } = percentileInterval(ascending(replicates));
  return { interval: { lo, hi, standardError: deviation(replicates) } };
}

/** In the study's order, then those that only the archive knows. */
function generatorsOf(study: Study, cells: readonly PgrCell[], printed: readonly PrintedValue[]): string[] {
  const present = new Set([
    ...cells.map(({ generator }) => generator),
    ...printed.flatMap(({ quantity, generator }) =>
      quantity === 'pgr-average' && generator !== null ? [generator] : [],
    ),
  ]);
  const listed = study.generators.map(({ id }) => id).filter((id) => present.has(id));
  return [...new Set([...listed, ...present])];
}

function printedAverage(
  printed: readonly PrintedValue[],
  generator: string,
  method: string | null,
  domain: string | null,
): number | null {
  const found = printed.find(
    (value) =>
      value.quantity === 'pgr-average' &&
      value.variant === null &&
      value.generator === generator &&
      value.method === method &&
      value.domain === domain,
  );
  return found?.value ?? null;
}
