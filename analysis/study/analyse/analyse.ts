/** The analysis of the paper, on any study: one pure function from scores to results and what to know about them. */
import type { AnalyseResult } from '../../analysisResults';
import { componentReliability, pcaPart, type ComponentReliability } from './components';
import { studyDesign } from './design';
import { evidencePart } from './evidence/evidence';
import { lineEvidence } from './evidence/lineEvidence';
import { correlationRows } from './correlations';
import { findAll } from './findings/findAll';
import { fitStudy, type StudyFit } from './fitStudy';
import type { AnalyseInput } from './input';
import { countDistinct, settingKey } from './place';
import { rankStabilities } from './rankStability';
import { regressionPart } from './regression';
import { structurePart } from './structure';
import { suspiciousCells } from './suspicious/suspicious';

/**
 * Problem solving against PGR, principal components of the predictors, regression of PGR on them, and what the grouping
 * of rows does to all three. Never throws for want of data: a part that cannot be computed is absent, and a finding says
 * what it needs.
 */
export function analyse(input: AnalyseInput): AnalyseResult {
  return analysisOf(input, () => ({}));
}

/**
 * The same with the evidence: what is left of the relations where generators are the unit and settings are held fixed, and
 * the findings about it. It resamples, and takes some hundred times as long.
 */
export function analyseInDepth(input: AnalyseInput): AnalyseResult {
  return analysisOf(input, (fit) => {
    const { fitted } = fit.components;
    const { regression, observations } = fit;
    const coarse = fit.coarse && lineEvidence(fit.coarse);
    const fine = fit.fine && lineEvidence(fit.fine);
    const design = studyDesign(fit);
    return {
      ...(fitted && { reliability: componentReliability(fitted) }),
      ...(fitted && regression && { evidence: evidencePart(regression, fitted, observations) }),
      ...((coarse ?? fine) && { problemSolvingEvidence: { ...(coarse && { coarse }), ...(fine && { fine }) } }),
      ...(design && { design }),
    };
  });
}

/** What takes long. */
interface Resampled extends Pick<AnalyseResult, 'evidence' | 'problemSolvingEvidence' | 'design'> {
  readonly reliability?: ComponentReliability;
}

function analysisOf(input: AnalyseInput, resampledOf: (fit: StudyFit) => Resampled): AnalyseResult {
  const fit = fitStudy(input);
  const { evidence, problemSolvingEvidence, design, reliability } = resampledOf(fit);
  const { coarse, fine, observations, regression } = fit;
  const { fitted } = fit.components;
  const structure = structurePart(observations);
  const suspicious = suspiciousCells(input, observations);
  const correlations = correlationRows(observations);
  const rankStability = rankStabilities(fit.choice.cells);
  const parts = {
    data: {
      n: observations.rows.length,
      generators: countDistinct(observations.rows.map(({ generator }) => generator)),
      settings: countDistinct(observations.rows.map(settingKey)),
      leftOut: observations.leftOut,
    },
    ...((coarse ?? fine) && { problemSolving: { ...(coarse && { coarse }), ...(fine && { fine }) } }),
    ...(fitted && { pca: { ...pcaPart(fitted, observations, input.printed), ...reliability } }),
    ...(fitted && regression && { regression: regressionPart(regression, fitted, observations, input.printed) }),
    ...(structure && { structure }),
    ...(evidence && { evidence }),
    ...(problemSolvingEvidence && { problemSolvingEvidence }),
    ...(design && { design }),
    ...(suspicious && { suspicious }),
    ...(correlations && { correlations }),
    ...(rankStability.length > 0 && { rankStability }),
  };
  return { ...parts, findings: findAll({ input, fit, parts }) };
}
