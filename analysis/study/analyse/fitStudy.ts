/** From the rows of a study to the models on them: everything but the folds, the printed values and the findings. */
import type { Relation } from '../../analysisResults';
import type { LeastSquares } from '../../statistics/leastSquares';
import { chooseCells, type CellChoice } from './cells';
import { fitComponents, type ComponentsOutcome } from './components';
import { generatorScores, type GeneratorScores } from './generatorScores';
import type { AnalyseInput } from './input';
import { observe, type Observations } from './observations';
import { coarsePoints, finePoints, relate, type CoarsePoints } from './problemSolving';
import { fitRegression } from './regression';

export interface StudyFit {
  readonly choice: CellChoice;
  readonly scores: GeneratorScores;
  readonly coarsePoints: CoarsePoints;
  readonly coarse: Relation | null;
  readonly finePointCount: number;
  readonly fine: Relation | null;
  readonly observations: Observations;
  readonly components: ComponentsOutcome;
  readonly regression: LeastSquares | null;
}

/** Chooses the cells and fits every model of the analysis once. */
export function fitStudy(input: AnalyseInput): StudyFit {
  const choice = chooseCells(input.pgr);
  const scores = generatorScores(input.study, input.evaluations);
  const overall = coarsePoints(input, scores);
  const bySetting = finePoints(input, choice.cells, scores);
  const observations = observe(input.study, choice, input, scores);
  const components = fitComponents(observations);
  return {
    choice,
    scores,
    coarsePoints: overall,
    coarse: relate(overall.points, input, 'problem-solving.coarse'),
    finePointCount: bySetting.length,
    fine: relate(bySetting, input, 'problem-solving.fine'),
    observations,
    components,
    regression: components.fitted && fitRegression(components.fitted, observations),
  };
}
