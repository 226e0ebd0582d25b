/** What is made of a generator's answer: an instance, or the reasons why it is none. */
import { violationsOf } from '../../../../analysis/metrics/format/formatRules';
import type { ModelReply } from '../../../providers/provider';
import type { Reason, Verdict } from '../../workload';
import type { ChatLength } from '../chatLength';
import type { Prompt } from '../prompts/prompt';
import { parseJson } from './parseJson';
import { parseText } from './parseText';

export interface Asked {
  /** Ids of the study. */
  readonly method: string;
  readonly domain: string;
  readonly prompt: Prompt;
  readonly maxTokens: number;
  /** The seed's instruction, where the answer is the response alone. */
  readonly given: string | null;
}

export type Answered = Pick<ModelReply, 'text' | 'finishReason'>;

/**
 * Parses the answer and holds it to the rules of the metric `format_valid`, and to those that only the call can be held to:
 * the generator stopped by itself, and the chat is not too long.
 */
export function judgeAnswer({ text, finishReason }: Answered, asked: Asked, lengthOf: ChatLength): Verdict {
  const { method, domain, prompt, maxTokens, given } = asked;
  const parsed =
    prompt.answer === 'json' ? parseJson(text, prompt.procedure, prompt.stop, given) : parseText(text, prompt, given);
  const pair = 'pair' in parsed ? parsed.pair : { instruction: '', response: '' };
  const { instruction, response } = pair;
  // Long texts that were cut off are rejected anyway; they need not be counted.
  const chatTokens = finishReason === 'stop' && 'pair' in parsed ? lengthOf(instruction, response, maxTokens) : null;
  const broken = violationsOf({ instruction, response, method, domain, finishReason, chatTokens, maxTokens });
  const reasons: readonly Reason[] =
    'pair' in parsed
      ? [
          ...emptinessOf(pair),
          ...broken.map(reasonOf),
          ...triggersIn(
            response,
            prompt,
            broken.map(({ rule }) => rule),
          ),
        ]
      : [...broken.filter(({ rule }) => rule === 'finished').map(reasonOf), parsed.reason];
  return reasons.length === 0 ? { accepted: true, result: { instruction, response } } : { accepted: false, reasons };
}

function emptinessOf(pair: { readonly instruction: string; readonly response: string }): Reason[] {
  return (['instruction', 'response'] as const)
    .filter((side) => pair[side] === '')
    .map((side) => ({ code: `empty_${side}`, message: `The ${side} is empty.` }));
}

function reasonOf({ rule, message }: { readonly rule: string; readonly message: string }): Reason {
  return { code: rule, message };
}

/** The rule of the metric knows AgoraBench's triggers; a set of the user's may have others. */
function triggersIn(response: string, { answer, triggers }: Prompt, broken: readonly string[]): Reason[] {
  if (answer === 'json' || broken.includes('no_leftovers')) return [];
  const lower = response.toLowerCase();
  const found = [triggers.input, triggers.output].find((word) => lower.includes(word.toLowerCase()));
  return found === undefined ? [] : [{ code: 'no_leftovers', message: `The response holds "${found}" of the prompt.` }];
}
