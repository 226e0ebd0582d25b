/** What one may believe of the regression on components and of each predictor, given that rows share generators and settings. */
import type { EvidencePart } from '../../../analysisResults';
import { componentNames, componentRegression } from '../../../statistics/componentRegression';
import type { LeastSquares } from '../../../statistics/leastSquares';
import { project } from '../../../statistics/pca';
import type { FittedComponents } from '../components';
import type { Observations } from '../observations';
import { settingKey } from '../place';
import { addedVariables } from './addedVariables';
import { estimatorSkills } from './estimatorSkills';
import type { EvidenceRows } from './evidenceRows';
import { exchangeGenerators, exchangeRows } from './exchange';
import { generatorClusters } from './generatorClusters';
import { outOfSample } from './outOfSample';
import { predictorEvidence } from './predictorEvidence';
import { varianceShares } from './varianceShares';

/** Parts that the rows cannot give, such as exchanges where cells are missing, are null. */
export function evidencePart(
  fit: LeastSquares,
  { columns, predictors, components }: FittedComponents,
  { rows }: Observations,
): EvidencePart {
  const evidence: EvidenceRows = {
    columns,
    predictors,
    scores: project(predictors, components, fit.k),
    names: componentNames(fit.k),
    pgr: rows.map(({ pgr }) => pgr),
    generators: rows.map(({ generator }) => generator),
    settings: rows.map(settingKey),
  };
  return {
    outOfSample: outOfSample(evidence, componentRegression(fit.k)),
    generatorClusters: generatorClusters(fit, evidence),
    generatorsExchanged: exchangeGenerators(evidence),
    rowsExchanged: exchangeRows(evidence),
    varianceShares: varianceShares(evidence),
    predictors: predictorEvidence(evidence),
    estimators: estimatorSkills(evidence),
    addedVariables: addedVariables(evidence),
  };
}
