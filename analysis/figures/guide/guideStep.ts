/** What a step of the guide is, and what it is made from. */
import type { AnalyseResult, Finding } from '../../analysisResults';
import type { LeaveOneOut } from '../../study/analyse/sensitivity/leaveOneOut';
import type { Study } from '../../study/study';

export const questionIds = ['components', 'problem-solving'] as const;
export type QuestionId = (typeof questionIds)[number];

export const stepIds = ['data', 'picture', 'estimate', 'out-of-sample', 'against', 'sensitivity', 'design'] as const;
export type StepId = (typeof stepIds)[number];

export interface GuideStep {
  readonly id: StepId;
  readonly title: string;
  /** One or two plain statements with the numbers they rest on. */
  readonly sentences: readonly string[];
  /** Ids of the figures and tables that belong here; one that the archive does not give is absent there too. */
  readonly figures: readonly string[];
  readonly tables: readonly string[];
  /** What speaks against the answer; in its own step alone. */
  readonly findings: readonly Finding[];
}

export interface GuideInput {
  readonly study: Study;
  /** In depth; a plain one gives steps that say less. */
  readonly analysis: AnalyseResult;
  /** Null while it is not computed. */
  readonly leaveOneOut: LeaveOneOut | null;
}

/** What a question's own file says of one step. */
export type StepContent = Omit<GuideStep, 'id' | 'title'>;
