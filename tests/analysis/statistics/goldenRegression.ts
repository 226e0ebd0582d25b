/** Regressions on 52 grouped rows by statsmodels, scipy, scikit-learn and R; made by fixtures/golden_regression.py. */
import document from '../../fixtures/golden-regression.json';

export const goldenRegression = document;

const { data } = document;

/** The predictors, 52 × 3: two of the 6 × 9 cells are absent. */
export const x: number[][] = data.cell.map((value, i) => [value, data.generatorLevel[i]!, data.settingLevel[i]!]);
export const y: readonly number[] = data.y;
export const names: readonly string[] = document.names;
export const generators: readonly string[] = data.generator;
export const settings: readonly string[] = data.setting;
