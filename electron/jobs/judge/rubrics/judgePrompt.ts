/** The prompt of a judge: a template whose placeholders are filled in one pass, so that what is put in is never looked at. */
import { AgoraError } from '../../../../analysis/errors';
import type { Aspect, Rubric } from './rubric';

const placeholders = /<(instruction|response|criterion|scores)>/g;

export interface Judged {
  readonly instruction: string;
  readonly response: string;
}

/** @param reversed The grades are listed from 5 to 1. */
export function fillJudgePrompt(template: string, judged: Judged, rubric: Rubric, reversed: boolean): string {
  const lines = rubric.scores.map((score, index) => `Score ${String(index + 1)}: ${score}`);
  const values: Readonly<Record<string, string>> = {
    ...judged,
    criterion: rubric.criterion,
    scores: (reversed ? lines.toReversed() : lines).join('\n'),
  };
  return template.replaceAll(placeholders, (spelled, name: string) => values[name] ?? spelled);
}

/** Throws `AgoraError('bad-input')` where a placeholder is missing, or stands for what the aspect does not judge. */
export function checkJudgePrompt(template: string, aspect: Aspect, path: string): void {
  const placed = new Set(Array.from(template.matchAll(placeholders), ([spelled]) => spelled));
  const needed = ['<instruction>', '<criterion>', '<scores>', ...(aspect === 'quality' ? ['<response>'] : [])];
  const missing = needed.filter((placeholder) => !placed.has(placeholder));
  if (missing.length > 0)
    throw new AgoraError('bad-input', `The prompt ${path} does not hold ${missing.join(', ')}.`, { path });
  if (aspect === 'difficulty' && placed.has('<response>'))
    throw new AgoraError('bad-input', `The prompt ${path} shows the response, and difficulty is the instruction's.`, {
      path,
      nextStep: 'Take <response> out.',
    });
}
