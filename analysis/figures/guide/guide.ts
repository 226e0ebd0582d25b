/** The way from a question to what may be said about it, as steps in words with the numbers in them. */
import { componentsSteps } from './componentsSteps';
import { stepIds, type GuideInput, type GuideStep, type QuestionId, type StepId } from './guideStep';
import { problemSolvingSteps } from './problemSolvingSteps';

export interface Guide {
  readonly id: QuestionId;
  readonly question: string;
  readonly steps: readonly GuideStep[];
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

/** The steps of one question. Pure. */
export function guideOf(id: QuestionId, input: GuideInput): Guide {
  const contents = id === 'components' ? componentsSteps(input) : problemSolvingSteps(input);
  return {
    id,
    question: questions[id].question,
    steps: stepIds.map((step) => ({ id: step, title: stepTitles[step], ...contents[step] })),
  };
}
