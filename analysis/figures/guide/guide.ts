/** The way from a question to what may be said about it, as steps in words with the numbers in them. */
import type { AnalyseResult, Finding } from '../../analysisResults';
import type { LeaveOneOut } from '../../study/analyse/sensitivity/leaveOneOut';
import type { Study } from '../../study/study';
import { componentsSteps } from './componentsSteps';
import { problemSolvingSteps } from './problemSolvingSteps';

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

export interface Guide {
  readonly id: QuestionId;
  readonly question: string;
  readonly steps: readonly GuideStep[];
}

export interface GuideInput {
  readonly study: Study;
  /** In depth; a plain one gives steps that say less. */
  readonly analysis: AnalyseResult;
  /** Null while it is not computed. */
  readonly leaveOneOut: LeaveOneOut | null;
}

export const questions: Readonly<Record<QuestionId, { readonly question: string; readonly short: string }>> = {
  components: {
    question: 'Do the measured qualities of the data explain PGR?',
    short: 'Qualities of the data',
  },
  'problem-solving': {
    question: 'Does a generator’s problem-solving ability predict how good its data is?',
    short: 'Problem solving',
  },
};

export const stepTitles: Readonly<Record<StepId, string>> = {
  data: 'Data used',
  picture: 'Picture',
  estimate: 'Estimate',
  'out-of-sample': 'In the sample and out of it',
  against: 'What speaks against it',
  sensitivity: 'What it hangs on',
  design: 'What study would be needed',
};

/** What a question's own file says of one step. */
export type StepContent = Omit<GuideStep, 'id' | 'title'>;

/** The steps of one question. Pure. */
export function guideOf(id: QuestionId, input: GuideInput): Guide {
  const contents = id === 'components' ? componentsSteps(input) : problemSolvingSteps(input);
  return {
    id,
    question: questions[id].question,
    steps: stepIds.map((step) => ({ id: step, title: stepTitles[step], ...contents[step] })),
  };
}
