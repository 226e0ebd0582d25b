/** The figures that the conclusions of a study rest on. */
import type { Coefficient } from '../../../analysisResults';
import { componentRegression } from '../../../statistics/componentRegression';
import { leaveOneGroupOut, outOfSampleR2 } from '../../../statistics/crossValidate';
import { groupsR2 } from '../../../statistics/structure';
import { predictorSlopes } from '../evidence/predictorSlopes';
import { fitStudy, type StudyFit } from '../fitStudy';
import type { AnalyseInput } from '../input';
import { countDistinct, settingKey } from '../place';
import { coarseComputedPoints, relate } from '../problemSolving';
import { withoutDropped, type Dropped } from './dropped';

/** A figure that cannot be computed is null. */
export interface MainFigures {
  readonly n: number;
  readonly generators: number;
  readonly settings: number;
  /** Of the regression on components, in the sample. */
  readonly r2: number | null;
  readonly leaveOneGeneratorOutR2: number | null;
  /** Share of the variation of PGR that lies between settings. */
  readonly settingsR2: number | null;
  /** Points of PGR for one point of the generators' mean scores; averages are of the cells, never the printed ones. */
  readonly coarseSlope: number | null;
  readonly coarseR2: number | null;
  readonly fineSlope: number | null;
  readonly fineR2: number | null;
  /** By predictor: points of PGR for one standard deviation of the rows there are, within settings. */
  readonly within: readonly { readonly column: string; readonly slope: Coefficient | null }[];
}

/** The figures without some parts of the study; everything is fitted anew. */
export function mainFiguresWithout(input: AnalyseInput, dropped: Dropped): MainFigures {
  return mainFigures(withoutDropped(input, dropped));
}

function mainFigures(input: AnalyseInput): MainFigures {
  const fit = fitStudy(input);
  const { rows } = fit.observations;
  const coarse = relate(coarseComputedPoints(input, fit.scores), input, 'problem-solving.coarse');
  return {
    n: rows.length,
    generators: countDistinct(rows.map(({ generator }) => generator)),
    settings: countDistinct(rows.map(settingKey)),
    ...componentFigures(fit),
    coarseSlope: coarse?.slope ?? null,
    coarseR2: coarse?.r2 ?? null,
    fineSlope: fit.fine?.slope ?? null,
    fineR2: fit.fine?.r2 ?? null,
    within: withinSlopes(fit),
  };
}

/** Of the rows that are complete. */
export function componentFigures({
  observations: { rows },
  components: { fitted },
  regression,
}: StudyFit): Pick<MainFigures, 'r2' | 'leaveOneGeneratorOutR2' | 'settingsR2'> {
  const outcome = rows.map(({ pgr }) => pgr);
  const folds = leaveOneGroupOut(rows.map(({ generator }) => generator));
  return {
    r2: regression?.r2 ?? null,
    leaveOneGeneratorOutR2:
      fitted && regression ? outOfSampleR2(fitted.predictors, outcome, folds, componentRegression(regression.k)) : null,
    settingsR2: rows.length < 3 ? null : groupsR2(outcome, rows.map(settingKey)),
  };
}

function withinSlopes({ observations: { rows }, components: { fitted } }: StudyFit): MainFigures['within'] {
  if (!fitted) return [];
  return predictorSlopes({
    columns: fitted.columns,
    predictors: fitted.predictors,
    pgr: rows.map(({ pgr }) => pgr),
    generators: rows.map(({ generator }) => generator),
    settings: rows.map(settingKey),
  }).map(({ column, within }) => ({ column, slope: within }));
}
