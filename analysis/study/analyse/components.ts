/** Principal components of the predictors. */
import type { PcaPart } from '../../analysisResults';
import { matchComponents } from '../../statistics/congruence';
import { loadingStability } from '../../statistics/loadingStability';
import { columnOf } from '../../statistics/matrix';
import { parallelAnalysis } from '../../statistics/parallelAnalysis';
import { columnMeasures, supplementaryCorrelations } from '../../statistics/pcaMeasures';
import { fitPca, project, type PrincipalComponents } from '../../statistics/pca';
import { isConstant } from '../../statistics/summary';
import type { PrintedValue } from '../study';
import type { Observations } from './observations';
import { printedComponents } from './printed';

const MINIMUM_ROWS = 3;
const MINIMUM_COLUMNS = 2;
/** Components the paper keeps, whose stability is shown. */
const KEPT_COMPONENTS = 5;
const RESAMPLES = 500;
const DRAWS = 200;
const SEED = 20241204;

export interface FittedComponents {
  readonly columns: readonly string[];
  /** The predictors of the complete rows, n × p, in the order of `columns`. */
  readonly predictors: readonly (readonly number[])[];
  readonly components: PrincipalComponents;
}

export interface ComponentsOutcome {
  /** Null where there are fewer than three rows or two predictors that vary. */
  readonly fitted: FittedComponents | null;
  /** Predictors with the same value in every row; they cannot be standardised. */
  readonly constantColumns: readonly string[];
}

/** PCA of the predictors that vary, standardised by the population deviation. */
export function fitComponents({ columns, rows }: Observations): ComponentsOutcome {
  const values = rows.map((row) => row.values);
  const varies = (_: string, j: number) => !isConstant(columnOf(values, j));
  const kept = columns.filter(varies);
  const constantColumns = rows.length === 0 ? [] : columns.filter((column) => !kept.includes(column));
  if (rows.length < MINIMUM_ROWS || kept.length < MINIMUM_COLUMNS) return { fitted: null, constantColumns };
  const predictors = values.map((row) => row.filter((_, j) => kept.includes(columns[j] ?? '')));
  return { fitted: { columns: kept, predictors, components: fitPca(predictors, 'population') }, constantColumns };
}

export type ComponentReliability = Pick<PcaPart, 'stability' | 'parallel'>;

/** How many components carry more than chance, and how far other rows would move them. Resamples: takes a second. */
export function componentReliability({ columns, predictors, components }: FittedComponents): ComponentReliability {
  const kept = Math.min(KEPT_COMPONENTS, components.rank);
  const stability = loadingStability(predictors, components, kept, RESAMPLES, SEED);
  const { explainedVarianceRatio } = components;
  return {
    ...(stability && { stability }),
    parallel: parallelAnalysis(explainedVarianceRatio, predictors.length, columns.length, DRAWS, SEED),
  };
}

/** The part of the result, with what is printed matched to it. */
export function pcaPart(
  { columns, predictors, components }: FittedComponents,
  { rows }: Observations,
  printedValues: readonly PrintedValue[],
): PcaPart {
  const { loadings, explainedVarianceRatio } = components;
  const printed = printedComponents(printedValues, columns);
  const outcome = rows.map(({ pgr }) => pgr);
  return {
    columns,
    standardisation: 'population',
    explainedVarianceRatio,
    loadings,
    ...columnMeasures(components),
    pgrCorrelations: supplementaryCorrelations(outcome, predictors, components),
    scores: project(predictors, components, loadings.length),
    rows: rows.map(({ generator, method, domain }) => ({ generator, method, domain })),
    printed,
    // As many components as are printed: a later one may look alike by chance and carries next to no variance.
    congruence:
      printed &&
      matchComponents(loadings.slice(0, printed.loadings.length), printed.loadings).map(
        ({ component, other, coefficient }) => ({
          component,
          printedComponent: other,
          coefficient,
        }),
      ),
  };
}
