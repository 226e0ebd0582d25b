/** The two documents that a job of judging leaves beside its table: what the terminal prints and others may read. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobFolder } from '../../jobKind';
import type { AgreementWith } from './agreements';
import type { GradeReport } from './gradeReport';

export interface JudgeGrades extends GradeReport {
  readonly judge: string;
  readonly aspect: string;
  /** `name@version` */
  readonly rubrics: string;
  /** The metric under which the archive's instances have these grades. */
  readonly metric: string;
}

export interface JudgeReport {
  readonly grades: JudgeGrades;
  readonly agreement: readonly AgreementWith[];
}

export function reportFiles(outputs: string) {
  return { grades: join(outputs, 'grades.json'), agreement: join(outputs, 'agreement.json') };
}

/** `agreement.json`: whose grades they are, and how far others agree. */
export function agreementDocument({ grades: { judge, aspect, rubrics, metric }, agreement }: JudgeReport) {
  return { judge, aspect, rubrics, metric, agreement };
}

/** Null where the job has not written it yet. The files are the app's own. */
export async function readJudgeReport({ outputs }: Pick<JobFolder, 'outputs'>): Promise<JudgeReport | null> {
  const files = reportFiles(outputs);
  try {
    const [grades, agreement] = await Promise.all([readFile(files.grades, 'utf8'), readFile(files.agreement, 'utf8')]);
    const { agreement: agreements } = JSON.parse(agreement) as Pick<JudgeReport, 'agreement'>;
    return { grades: JSON.parse(grades) as JudgeGrades, agreement: agreements };
  } catch {
    return null;
  }
}
