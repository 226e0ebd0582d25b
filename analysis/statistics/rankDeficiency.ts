import type { Matrix } from 'ml-matrix';
import { AgoraError } from '../errors';
import { dot } from './matrix';
import { isConstant } from './summary';

/** Some predictors are combinations of those before them; `columns` names them. */
export class RankDeficiency extends AgoraError {
  constructor(readonly columns: readonly string[]) {
    super('bad-input', `Predictors that are combinations of those before them: ${columns.join(', ')}.`, {
      value: columns.join(', '),
      nextStep: 'Leave these columns out.',
    });
  }
}

const TOLERANCE = 1e-12;

/**
 * Names of the columns of a design, the intercept first, that are constant or whose part that is orthogonal to the columns before it (the diagonal of R) is at most
 * 1e-12 of their length. `design` is n × k, `r` the k × k factor of its QR decomposition.
 */
export function rankDeficientColumns(design: Matrix, r: Matrix, names: readonly string[]): string[] {
  return names.filter((_, j) => {
    const column = design.getColumn(j);
    // A column whose squares vanish is constant as far as doubles go.
    const vanishes = j > 0 && isConstant(column);
    return vanishes || Math.abs(r.get(j, j)) <= TOLERANCE * Math.sqrt(dot(column, column));
  });
}
