import type { Finding } from '../../../analysisResults';
import { count, type FindingContext } from './finding';

/** Parts that this study cannot give, and what each needs. */
export function examineAbsentParts({ fit, parts }: FindingContext): Finding[] {
  const { coarsePoints, finePointCount, observations } = fit;
  const rows = observations.rows.length;
  const columns = observations.columns.length;
  const findings: Finding[] = [];
  const absent = (code: string, message: string, evidence: Finding['evidence']) =>
    findings.push({ code, severity: 'note', message, evidence });

  if (!parts.problemSolving?.coarse)
    absent(
      'coarse-absent',
      'Overall problem solving is not related to overall PGR: that needs three generators with both, and both varying. ' +
        `There ${are(coarsePoints.points.length, 'such generator')}. Add evaluations of the generators themselves.`,
      { generators: coarsePoints.points.length },
    );
  if (!parts.problemSolving?.fine)
    absent(
      'fine-absent',
      'Problem solving by domain is not related to PGR by setting: that needs three cells with both, and both varying. ' +
        `There ${are(finePointCount, 'such cell')}. Add evaluations of the generators themselves.`,
      { cells: finePointCount },
    );
  if (!parts.pca)
    absent(
      'components-absent',
      'There are no principal components: they need three complete rows and two predictors that vary. ' +
        `There ${are(rows, 'complete row')} and ${count(columns, 'predictor')}. Add metrics of the generated data.`,
      { rows, columns },
    );
  else if (!parts.regression)
    absent(
      'regression-absent',
      'PGR is not regressed on the components: that needs PGRs that vary, rows of at least two generators, and a residual.',
      { rows, generators: parts.data.generators },
    );
  if (!parts.structure)
    absent(
      'structure-absent',
      `Relations within and between settings need three rows with PGRs that vary. There ${are(rows, 'complete row')}.`,
      { rows },
    );
  return findings;
}

const are = (n: number, noun: string) => `${n === 1 ? 'is' : 'are'} ${count(n, noun)}`;
