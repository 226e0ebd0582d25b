import { dot, type Rows } from './matrix';
import { fitStandardisation, standardise, type Standardisation } from './standardise';
import { mean } from './summary';

/** A prediction that is linear in standardised predictors. */
export interface LinearModel {
  /** ȳ of the rows learnt from: the prediction where every predictor is at its mean. */
  readonly intercept: number;
  /** Change of the outcome for one standard deviation of each of k predictors; zero for a constant one. */
  readonly coefficients: readonly number[];
  /** The means and deviations that the coefficients refer to. */
  readonly standardisation: Standardisation;
}

/** Predictions for rows in the units of the rows learnt from. */
export function predictLinear(model: LinearModel, rows: Rows): number[] {
  return standardise(rows, model.standardisation).map((row) => model.intercept + dot(row, model.coefficients));
}

/** n × k predictors and the outcome, centred and scaled, and what that took. */
export interface Prepared {
  readonly standardisation: Standardisation;
  readonly standardised: Rows;
  readonly intercept: number;
  readonly centred: readonly number[];
}

/** Standardises predictors by their own deviations and takes the mean off the outcome. */
export function prepare(x: Rows, y: readonly number[], deviation: 'population' | 'sample'): Prepared {
  const standardisation = fitStandardisation(x, deviation);
  const intercept = mean(y);
  return {
    standardisation,
    standardised: standardise(x, standardisation),
    intercept,
    centred: y.map((value) => value - intercept),
  };
}
