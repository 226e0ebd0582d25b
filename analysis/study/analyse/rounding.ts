/** How far the rounding of printed inputs alone can move a result. */
import type { AnalyseInput } from './input';
import { fitStudy, type StudyFit } from './fitStudy';

export interface Range {
  readonly low: number;
  readonly high: number;
}

const REDRAWS = 100;

/**
 * Draws every printed input anew, evenly within half a unit of its last printed digit, and fits again, 100 times.
 * Returns the range of each statistic, which `statisticsOf` names. The draws are the same on every machine.
 */
export function roundingRanges(
  input: AnalyseInput,
  statisticsOf: (fit: StudyFit) => Readonly<Record<string, number>>,
): ReadonlyMap<string, Range> {
  const redraw = redrawer(input, evenlyDistributed(20241204));
  const ranges = new Map<string, Range>();
  for (let draw = 0; draw < REDRAWS; draw++) {
    for (const [name, value] of Object.entries(statisticsOf(fitStudy(redraw())))) {
      const range = ranges.get(name) ?? { low: value, high: value };
      ranges.set(name, { low: Math.min(range.low, value), high: Math.max(range.high, value) });
    }
  }
  return ranges;
}

/** Digits after the decimal point in the shortest spelling of a number. */
export function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}

/** Makes the input anew with each call; what was computed from files and not printed stays as it is. */
function redrawer(input: AnalyseInput, random: () => number): () => AnalyseInput {
  const cells = movable(
    input.pgr.cells,
    ({ status, pgr }) => (status === 'printed' ? pgr : null),
    () => 'pgr',
  );
  const scores = movable(
    input.evaluations,
    ({ tool, score }) => (tool === 'printed' ? score : null),
    ({ benchmark }) => benchmark,
  );
  const metrics = movable(
    input.metrics,
    ({ value }) => value,
    ({ metric }) => metric,
  );
  const printed = movable(
    input.printed,
    ({ value }) => value,
    ({ quantity }) => quantity,
  );
  const moved = <T>({ value, halfUnit }: Movable<T>) => value + (2 * random() - 1) * halfUnit;
  return () => ({
    study: input.study,
    pgr: {
      ...input.pgr,
      cells: cells.map((cell) => (cell.halfUnit > 0 ? { ...cell.row, pgr: moved(cell) } : cell.row)),
    },
    evaluations: scores.map((score) => (score.halfUnit > 0 ? { ...score.row, score: moved(score) } : score.row)),
    metrics: metrics.map((metric) => (metric.halfUnit > 0 ? { ...metric.row, value: moved(metric) } : metric.row)),
    printed: printed.map((value) => (value.halfUnit > 0 ? { ...value.row, value: moved(value) } : value.row)),
  });
}

interface Movable<T> {
  readonly row: T;
  readonly value: number;
  /** Zero for a row that is not printed. */
  readonly halfUnit: number;
}

/**
 * Half a unit of the last digit, by group: a table prints a column with one number of digits, and spells 13.90 as 13.9.
 * `printedOf` is null for a row that is not printed.
 */
function movable<T>(
  rows: readonly T[],
  printedOf: (row: T) => number | null,
  groupOf: (row: T) => string | null,
): readonly Movable<T>[] {
  const decimals = new Map<string | null, number>();
  for (const row of rows) {
    const value = printedOf(row);
    if (value !== null) decimals.set(groupOf(row), Math.max(decimals.get(groupOf(row)) ?? 0, decimalsOf(value)));
  }
  return rows.map((row) => {
    const value = printedOf(row);
    return { row, value: value ?? 0, halfUnit: value === null ? 0 : 0.5 * 10 ** -(decimals.get(groupOf(row)) ?? 0) };
  });
}

/** A 32-bit linear congruential generator (Numerical Recipes, 7.1), enough to draw rounding errors; values in [0, 1). */
function evenlyDistributed(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
