/** The texts of an answer that is one JSON object. */
import type { AnswerSchema } from '../../../providers/provider';
import type { Procedure } from '../prompts/prompt';
import { unparsed, type Parsed } from './parsed';

/** One block of code that is the whole answer. */
const fenced = /^```[a-z]*[ \t]*\n([\s\S]*)\n[ \t]*```$/i;

/**
 * One object of `instruction` and `response`, in a fence or not, and nothing else. Where the answer is the response alone
 * an instruction may stand beside it, and the seed's counts.
 */
export function parseJson(answer: string, procedure: Procedure, stop: string, given: string | null): Parsed {
  let text = answer.trim();
  if (text.endsWith(stop)) text = text.slice(0, -stop.length).trimEnd();
  text = fenced.exec(text)?.[1] ?? text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unparsed('not_json', 'The answer is not one JSON object, or is more than that.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return unparsed('not_json', 'The answer is JSON, and no object.');
  const { instruction, response, ...others }: Readonly<Record<string, unknown>> = { ...value };
  const [other] = Object.keys(others);
  if (other !== undefined)
    return unparsed('other_keys', `The object holds "${shortened(other)}" beside the two texts.`);
  if (typeof response !== 'string') return unparsed('no_output', 'The object holds no text under "response".');
  if (procedure === 'answer') return { pair: { instruction: given ?? '', response: response.trim() } };
  if (typeof instruction !== 'string') return unparsed('no_input', 'The object holds no text under "instruction".');
  return { pair: { instruction: instruction.trim(), response: response.trim() } };
}

const schemaOf = (keys: readonly string[]): AnswerSchema => ({
  name: 'instance',
  schema: {
    type: 'object',
    properties: Object.fromEntries(keys.map((key) => [key, { type: 'string' }])),
    required: keys,
    additionalProperties: false,
  },
});

/** Answers that `parseJson` takes, as a schema that providers hold a model to. */
export function answerSchema(procedure: Procedure): AnswerSchema {
  return schemaOf(procedure === 'answer' ? ['response'] : ['instruction', 'response']);
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
