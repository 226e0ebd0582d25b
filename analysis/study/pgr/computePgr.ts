/** PGR of an archive: cells, averages and checks. */
import type { Check, PgrResult } from '../../results';
import type { Evaluation, PrintedValue, Run, Study } from '../study';
import { averagesOf } from './averages';
import { cellsOf } from './cells';
import { arithmetic } from './checks/arithmetic';
import { protocolAsymmetric } from './checks/protocolAsymmetric';
import { unequalCells } from './commonCells';
import { computedCell, type ComputedCell } from './computedCell';
import { noItems, type ItemScores } from './noise/itemScores';
import { noisyCells, ownNoise } from './noise/noisyCells';
import { rankGenerators } from './noise/ranking';
import { printedCells } from './printedCells';
import { inStudyOrder } from './studyOrder';

export interface PgrInput {
  readonly study: Study;
  readonly runs: readonly Run[];
  readonly evaluations: readonly Evaluation[];
  readonly printed: readonly PrintedValue[];
  /** What scores are the mean of; none where absent. */
  readonly items?: ItemScores;
}

/**
 * PGR by the study's rule; another rule is another study (`{ ...study, rule }`). Computed cells come first, printed ones
 * after them. A cell with a fault keeps its number and takes no part in averages.
 */
export function computePgr(input: PgrInput): PgrResult {
  const { study, printed, evaluations, items = noItems } = input;
  const { cells: computed, replicatesOf } = noisyCells(study.rule, computedCells(input), ownNoise(evaluations, items));
  const cells = [...computed, ...printedCells(study, printed)];
  const ranking = rankGenerators(cells, replicatesOf);
  const inconsistent = computed.flatMap(({ checks }) => checks.filter(({ code }) => code === 'anchors-inconsistent'));
  return {
    study: study.id,
    rule: study.rule,
    cells,
    averages: averagesOf(study, cells, printed, replicatesOf),
    ...(ranking && { ranking }),
    checks: distinct([
      ...protocolAsymmetric(study),
      ...inconsistent,
      ...arithmetic(study, printed),
      ...unequalCells(cells),
    ]),
  };
}

/** The computed cells of a study, in its order. */
export function computedCells({ study, runs, evaluations, items = noItems }: PgrInput): ComputedCell[] {
  return inStudyOrder(study, cellsOf(runs)).map((cell) => computedCell(study, evaluations, items, cell));
}

function distinct(checks: readonly Check[]): Check[] {
  return [...new Map(checks.map((check) => [`${check.code} ${check.message}`, check])).values()];
}
