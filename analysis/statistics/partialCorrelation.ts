import type { Correlation } from '../analysisResults';
import { independentColumns, residualsOn } from './partialRegression';
import { dot, pick, type Rows } from './matrix';
import { residualTest } from './rankCorrelation';
import { centre } from './summary';

/** What is left of a combination of the others is rounding. */
const GONE = 1e-18;

/**
 * Pearson's r of x and y with other columns held fixed: of the residuals of both on them, each column that is no
 * combination of those before it costing a degree of freedom. `others` is n × q. Null where the others leave nothing of a
 * side, or where there are fewer rows than others and three more.
 */
export function partialTest(x: readonly number[], y: readonly number[], others: Rows): Correlation | null {
  if (x.length < (others[0]?.length ?? 0) + 3) return null;
  const used = independentColumns(others);
  const held = others.map((row) => pick(row, used));
  const [ofX, ofY] = [residualsOn(held, x), residualsOn(held, y)];
  const isGone = (left: readonly number[], whole: readonly number[]) => {
    const deviations = centre(whole);
    return dot(left, left) <= GONE * dot(deviations, deviations);
  };
  return isGone(ofX, x) || isGone(ofY, y) ? null : residualTest(ofX, ofY, used.length);
}
