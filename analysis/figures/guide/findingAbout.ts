/** Which question a finding bears on, and where its numbers can be seen. */
import type { Finding } from '../../analysisResults';
import type { QuestionId } from './guideStep';

export interface FindingAbout {
  readonly questions: readonly QuestionId[];
  /** `figure-…` or `table-…`: the exhibit it is about; null where it is about the data. */
  readonly exhibit: string | null;
}

const both: readonly QuestionId[] = ['components', 'problem-solving'];
const components: readonly QuestionId[] = ['components'];
const solving: readonly QuestionId[] = ['problem-solving'];
const about = (questions: readonly QuestionId[], exhibit: string | null): FindingAbout => ({ questions, exhibit });

const byCode: Readonly<Record<string, FindingAbout>> = {
  'rows-grouped': about(both, 'figure-pgr_by_setting'),
  'few-generators': about(solving, 'figure-pgr_vs_problem_solving'),
  'settings-alone': about(both, 'table-structure'),
  'constant-within-settings': about(components, 'table-structure'),
  'sign-changes-within-settings': about(components, 'figure-predictor_slopes'),
  'size-changes-within-settings': about(components, 'figure-predictor_slopes'),
  'ranks-depend-on-settings': about(both, 'figure-pgr_by_setting'),
  'skill-negative': about(components, 'figure-out_of_sample'),
  'skill-out-of-sample': about(components, 'figure-out_of_sample'),
  'variance-of-predictors': about(components, 'figure-scree'),
  'few-rows': about(components, 'table-loadings'),
  'generators-exchanged': about(components, 'table-out_of_sample'),
  'relations-within-settings': about(components, 'table-slopes'),
  'worse-than-settings': about(components, 'figure-out_of_sample'),
  'components-beyond-chance': about(components, 'figure-scree'),
  'components-unstable': about(components, 'table-loadings'),
  'regression-differs-from-print': about(components, 'table-regression'),
  'explained-variance-differs-from-print': about(components, 'table-explained_variance'),
  'components-not-found-again': about(components, 'table-loadings'),
  'components-reordered': about(components, 'table-loadings'),
  'components-mirrored': about(components, 'table-loadings'),
  'printed-loadings-oblique': about(components, 'table-loadings'),
  'averages-as-printed': about(solving, 'table-problem_solving'),
  'coarse-differs-from-print': about(solving, 'table-problem_solving'),
  'fine-differs-from-print': about(solving, 'table-problem_solving'),
  'coarse-absent': about(solving, null),
  'fine-absent': about(solving, null),
  'components-absent': about(components, null),
  'regression-absent': about(components, null),
  'structure-absent': about(components, null),
  'predictors-sparse': about(components, null),
  'predictors-constant': about(components, null),
};

/** A finding of an unknown code bears on both questions; those about cells lead to the table of these. */
export function findingAbout({ code }: Pick<Finding, 'code'>): FindingAbout {
  if (code.startsWith('cells-') && code !== 'cells-left-out') return about(both, 'table-suspicious_cells');
  return byCode[code] ?? about(both, null);
}

/** The findings that bear on a question, in their order. */
export function findingsOn(question: QuestionId, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => findingAbout(finding).questions.includes(question));
}

/** What a question's parts need that the archive does not give, in words. */
export function absences(question: QuestionId, findings: readonly Finding[]): readonly string[] {
  return findingsOn(question, findings).flatMap(({ code, message }) => (code.endsWith('-absent') ? [message] : []));
}
