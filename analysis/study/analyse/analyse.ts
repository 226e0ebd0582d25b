/** The analysis of the paper, on any study: one pure function from scores to results and what to know about them. */
import type { AnalyseResult } from '../../results';
import { pcaPart } from './components';
import { evidencePart } from './evidence/evidence';
import { findAll } from './findings/findAll';
import { fitStudy } from './fitStudy';
import type { AnalyseInput } from './input';
import { countDistinct, settingKey } from './place';
import { regressionPart } from './regression';
import { structurePart } from './structure';

/**
 * Problem solving against PGR, principal components of the predictors, regression of PGR on them, and what the grouping
 * of rows does to all three. Never throws for want of data: a part that cannot be computed is absent, and a finding says
 * what it needs.
 */
export function analyse(input: AnalyseInput): AnalyseResult {
  const fit = fitStudy(input);
  const { coarse, fine, observations, regression } = fit;
  const { fitted } = fit.components;
  const structure = structurePart(observations);
  const parts = {
    data: {
      n: observations.rows.length,
      generators: countDistinct(observations.rows.map(({ generator }) => generator)),
      settings: countDistinct(observations.rows.map(settingKey)),
      leftOut: observations.leftOut,
    },
    ...((coarse ?? fine) && { problemSolving: { ...(coarse && { coarse }), ...(fine && { fine }) } }),
    ...(fitted && { pca: pcaPart(fitted, observations, input.printed) }),
    ...(fitted && regression && { regression: regressionPart(regression, fitted, observations, input.printed) }),
    ...(structure && { structure }),
    ...(fitted && regression && { evidence: evidencePart(regression, fitted, observations) }),
  };
  return { ...parts, findings: findAll({ input, fit, parts }) };
}
