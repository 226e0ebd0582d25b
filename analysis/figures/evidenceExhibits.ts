/** Figures and tables of the evidence: what the analysis in depth adds to the exhibits. */
import type { AnalyseResult } from '../analysisResults';
import type { Study } from '../study/study';
import type { FigureSpec, TableSpec } from './figure';
import { addedVariables } from './plots/addedVariables';
import { predictorSlopes } from './plots/predictorSlopes';
import { skill } from './plots/skill';
import { evidenceTables, skillTable } from './tables/evidenceTables';
import { lineEvidenceTable } from './tables/lineEvidenceTable';
import { lineSkillTable } from './tables/lineSkillTable';

export interface EvidenceExhibits {
  readonly figures: readonly FigureSpec[];
  readonly tables: readonly TableSpec[];
}

/** None where the analysis carries no evidence. */
export function evidenceExhibits(study: Study, analysis: AnalyseResult): EvidenceExhibits {
  const { evidence, regression, pca, problemSolving, problemSolvingEvidence: lines, structure } = analysis;
  const settingsR2 = structure?.settingsR2 ?? null;
  const fine = problemSolving?.fine;
  const lineSkill = fine && lines?.fine && lineSkillTable(fine, lines.fine, settingsR2);
  const figures: readonly (FigureSpec | undefined | false)[] = [
    evidence && predictorSlopes(evidence),
    evidence &&
      regression &&
      skill({
        id: 'out_of_sample',
        title: 'The components, in the sample and out of it',
        name: 'components',
        r2: regression.r2,
        settingsR2,
        outOfSample: evidence.outOfSample,
        table: skillTable(evidence, regression.r2),
      }),
    evidence && pca && evidence.addedVariables.length > 0 && addedVariables(study, pca.rows, evidence.addedVariables),
    fine &&
      lines?.fine &&
      lineSkill &&
      skill({
        id: 'problem_solving_out_of_sample',
        title: 'The line on problem solving, in the sample and out of it',
        name: 'line',
        r2: fine.r2,
        settingsR2,
        outOfSample: lines.fine.outOfSample,
        table: lineSkill,
      }),
  ];
  return {
    figures: figures.flatMap((figure) => (figure ? [figure] : [])),
    tables: [
      ...evidenceTables(analysis),
      ...(lines ? [lineEvidenceTable(lines)] : []),
      ...(lineSkill ? [lineSkill] : []),
    ],
  };
}
