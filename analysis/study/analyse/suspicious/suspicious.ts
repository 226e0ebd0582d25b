/** Cells that a wrong hand may have touched. */
import type { SuspiciousCell } from '../../../analysisResults';
import { SUSPICIOUS, twoWayResiduals, type TwoWayResidual } from '../../../statistics/twoWayOutliers';
import type { AnalyseInput } from '../input';
import type { Observations } from '../observations';
import { placeKey, type Place } from '../place';
import { cellTables, comparable, type CellTable } from './cellTable';
import { effectOf, figuresOf } from './effect';

/** A value within this many deviations of what is expected fits. */
const FITS = 3;
/** Leaving more out one by one says nothing that these do not. */
const MOST = 12;

type Unweighed = Omit<SuspiciousCell, 'effect'>;

/**
 * Robust two-way residuals of PGR and of every predictor: each cell against its generator and its setting. What stands
 * out is compared with the usual accidents (a fraction among percents, a copied value, two exchanged rows). At most
 * twelve, the least fitting first. Null where no column has enough cells.
 */
export function suspiciousCells(input: AnalyseInput, observations: Observations): SuspiciousCell[] | null {
  const tables = cellTables(observations).map(comparable);
  const examined = tables.map((table) => ({ table, residuals: twoWayResiduals(table.values) }));
  if (examined.every(({ residuals }) => residuals === null)) return null;
  const found = examined.flatMap(({ table, residuals }) => (residuals ? suspiciousIn(table, residuals) : []));
  const shown = found.sort((a, b) => Math.abs(b.deviations) - Math.abs(a.deviations)).slice(0, MOST);
  const all = figuresOf(input);
  const effects = new Map<string, SuspiciousCell['effect']>();
  return shown.map((cell) => {
    const places = cell.kind === 'swapped' && cell.other ? [cell, cell.other] : [cell];
    const key = places.map(placeKey).join('\u0001');
    const effect = effects.get(key) ?? effectOf(all, input, places);
    effects.set(key, effect);
    return { ...cell, effect };
  });
}

function suspiciousIn(table: CellTable, residuals: readonly TwoWayResidual[]): Unweighed[] {
  return residuals
    .filter(({ deviations }) => Math.abs(deviations) > SUSPICIOUS)
    .map((residual) => {
      const { value, expected, deviations } = residual;
      return {
        ...placeAt(table, residual),
        column: table.column,
        value,
        expected,
        deviations,
        ...accident(table, residuals, residual),
      };
    });
}

function accident(
  table: CellTable,
  residuals: readonly TwoWayResidual[],
  residual: TwoWayResidual,
): Pick<Unweighed, 'kind' | 'other'> {
  const unit = (residual.value - residual.expected) / residual.deviations;
  const fits = (value: number, expected: number) => Math.abs(value - expected) <= FITS * Math.abs(unit);
  const { value, expected } = residual;
  const isScaled = (factor: number) => value !== 0 && fits(factor * value, expected);
  if (isScaled(100) && Math.abs(value) <= 1) return { kind: 'fraction', other: null };
  if (isScaled(0.01) && Math.abs(value) > 1) return { kind: 'percent', other: null };
  const neighbours = residuals.filter(
    (other) => other !== residual && (other.row === residual.row || other.column === residual.column),
  );
  const swapped = neighbours.find(
    (other) => Math.abs(other.deviations) > SUSPICIOUS && fits(other.value, expected) && fits(value, other.expected),
  );
  if (swapped) return { kind: 'swapped', other: placeAt(table, swapped) };
  const copied = neighbours.find((other) => other.value === value && Math.abs(other.deviations) <= FITS);
  if (copied) return { kind: 'copied', other: placeAt(table, copied) };
  return { kind: 'outlying', other: null };
}

function placeAt({ generators, settings }: CellTable, { row, column }: TwoWayResidual): Place {
  const { method = '', domain = '' } = settings[column] ?? {};
  return { generator: generators[row] ?? '', method, domain };
}
