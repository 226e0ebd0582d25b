/** The matrix of the paper: one row a cell, one column a predictor, complete rows only. */
import type { MetricValue, Study } from '../study';
import type { CellChoice, ScoredCell } from './cells';
import type { AnalyseInput } from './input';
import type { GeneratorScores } from './generatorScores';
import { placeKey, type LeftOut, type Place } from './place';

/** Name of the predictor that is no metric of the data: the generator's mean score on the cell's domain. */
export const PROBLEM_SOLVING = 'problem_solving';

export interface Observation extends Place {
  /** Percent. */
  readonly pgr: number;
  /** In the order of the columns. */
  readonly values: readonly number[];
}

export interface Observations {
  readonly columns: readonly string[];
  readonly rows: readonly Observation[];
  readonly leftOut: readonly LeftOut[];
  /** Predictors that too few cells have; they would cost more rows than they are worth. */
  readonly sparseColumns: readonly { readonly column: string; readonly cells: number }[];
}

/** A predictor is a column where at least this share of the scored cells has it. */
const COLUMN_SHARE = 0.5;

/** Joins PGR, metrics and problem solving: the chosen columns in their order, else all in the order they first appear. */
export function observe(
  study: Study,
  { cells, leftOut }: CellChoice,
  { metrics, columns: chosen }: Pick<AnalyseInput, 'metrics' | 'columns'>,
  scores: GeneratorScores,
): Observations {
  const byColumn = predictors(study, cells, metrics, scores);
  const offered = chosen ?? [...byColumn.keys()];
  const candidates = offered.flatMap((column): [string, Map<string, number>][] => {
    const values = byColumn.get(column);
    return values && values.size > 0 ? [[column, values]] : [];
  });
  const isDense = (values: ReadonlyMap<string, number>) => values.size >= COLUMN_SHARE * cells.length;
  const columns = candidates.filter(([, values]) => isDense(values));

  const rows: Observation[] = [];
  const incomplete: LeftOut[] = [];
  for (const cell of cells) {
    const { generator, method, domain, pgr } = cell;
    const key = placeKey(cell);
    const missing = columns.filter(([, values]) => !values.has(key)).map(([column]) => column);
    if (missing.length === 0) {
      const values = columns.flatMap(([, column]) => column.get(key) ?? []);
      rows.push({ generator, method, domain, pgr, values });
    } else incomplete.push({ generator, method, domain, reason: `Missing: ${missing.join(', ')}.` });
  }
  return {
    columns: columns.map(([column]) => column),
    rows,
    leftOut: [...leftOut, ...incomplete],
    sparseColumns: candidates
      .filter(([, values]) => !isDense(values))
      .map(([column, values]) => ({ column, cells: values.size })),
  };
}

/** For each predictor its values by place, over the scored cells. */
function predictors(
  study: Study,
  cells: readonly ScoredCell[],
  metrics: readonly MetricValue[],
  scores: GeneratorScores,
): Map<string, Map<string, number>> {
  const places = new Set(cells.map(placeKey));
  const byColumn = new Map<string, Map<string, number>>();
  for (const metric of metrics) {
    const key = placeKey(metric);
    if (metric.variant !== null || !places.has(key)) continue;
    const values = byColumn.get(metric.metric) ?? new Map<string, number>();
    byColumn.set(metric.metric, values.set(key, metric.value));
  }
  const solving = new Map<string, number>();
  for (const cell of cells) {
    const domain = study.domains.find(({ id }) => id === cell.domain);
    const score = domain ? scores(cell.generator, domain.benchmarks) : null;
    if (score !== null) solving.set(placeKey(cell), score);
  }
  return byColumn.set(PROBLEM_SOLVING, solving);
}
