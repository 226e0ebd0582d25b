/** The texts of an answer that marks them by triggers. */
import type { Prompt } from '../prompts/prompt';
import { unparsed, type Parsed } from './parsed';

type Form = Pick<Prompt, 'procedure' | 'template' | 'triggers' | 'stop'>;

/**
 * AgoraBench's rule: the instruction is what stands after the last input trigger up to the output trigger after it, the
 * response what stands after the last output trigger up to the stop phrase. Where the prompt ends with an open trigger
 * the answer may go on from there without one of its own.
 * @param given The instruction of the seed, where the answer is the response alone.
 */
export function parseText(answer: string, prompt: Form, given: string | null): Parsed {
  const { procedure, triggers, stop } = prompt;
  const response = responseOf(answer, prompt, procedure === 'answer');
  if (procedure === 'answer')
    return response === null
      ? unparsed('no_output', `The answer does not hold "${triggers.output}".`)
      : { pair: { instruction: given ?? '', response: upTo(response, stop) } };

  const start = answer.lastIndexOf(triggers.input);
  if (start < 0 && !endsOpen(prompt, triggers.input))
    return unparsed('no_input', `The answer does not hold "${triggers.input}".`);
  const rest = start < 0 ? answer : answer.slice(start + triggers.input.length);
  const end = rest.indexOf(triggers.output);
  if (end < 0 || response === null)
    return unparsed('no_output', `The answer does not hold "${triggers.output}" after its input.`);
  return { pair: { instruction: rest.slice(0, end).trim(), response: upTo(response, stop) } };
}

/** What follows the last output trigger; null where there is none and none is left open. */
function responseOf(answer: string, prompt: Form, mayBeOpen: boolean): string | null {
  const { output } = prompt.triggers;
  const start = answer.lastIndexOf(output);
  if (start >= 0) return answer.slice(start + output.length);
  return mayBeOpen && endsOpen(prompt, output) ? answer : null;
}

function endsOpen({ template }: Form, trigger: string): boolean {
  return template.trimEnd().endsWith(trigger);
}

function upTo(text: string, stop: string): string {
  const end = text.indexOf(stop);
  return (end < 0 ? text : text.slice(0, end)).trim();
}
