import type { ArtifactKind } from './kind';
import { labelFields, labelOf } from './records/labels';
import { readRecords } from './records/readRecords';
import { generatedBy, recordHeadOf } from './records/recordHead';
import { objection, type Fields, type RecordShape } from './records/recordShape';
import { renderTurns, turnsOf } from './records/turns';
import { z } from '../schema';

/** What tools call the two halves of an instance, and how sure a file with such fields is one of this kind. */
const pairs = [
  { prompt: 'prompt', completion: 'completion', confidence: 0.8 },
  { prompt: 'prompt', completion: 'response', confidence: 0.7 },
  { prompt: 'question', completion: 'response', confidence: 0.6 },
  { prompt: 'query', completion: 'response', confidence: 0.6 },
  { prompt: 'question', completion: 'answer', confidence: 0.5 },
  { prompt: 'problem', completion: 'solution', confidence: 0.5 },
  { prompt: 'input', completion: 'output', confidence: 0.4 },
] as const;

type Pair = (typeof pairs)[number];

const shape: RecordShape = {
  fields: [...new Set([...pairs.flatMap(({ prompt, completion }) => [prompt, completion]), ...labelFields])],
  exchange(record) {
    const pair = pairOf((field) => record[field] !== undefined) ?? pairs[0];
    const instruction = textOf(record[pair.prompt]);
    const response = textOf(record[pair.completion]);
    if (instruction === null || response === null) return objection(schemaOf(pair), record);
    return { instruction, response, label: labelOf(record) };
  },
};

function pairOf(has: (field: string) => boolean): Pair | undefined {
  return pairs.find(({ prompt, completion }) => has(prompt) && has(completion));
}

/** TRL takes either half as text or as a list of messages, of which the completion's are the assistant's. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const turns = turnsOf(value);
  if (turns === null) return null;
  const [only] = turns;
  return turns.length === 1 && only?.role === 'assistant' ? only.text : renderTurns(turns);
}

function schemaOf({ prompt, completion }: Pair): z.ZodType<Fields> {
  return z.object({ [prompt]: z.string(), [completion]: z.string() });
}

/** Instances in two fields, such as `{prompt, completion}` as TRL has them, `{prompt, response}`, `{question, answer}`. */
export const promptCompletions: ArtifactKind = {
  id: 'prompt-completion',
  name: 'prompts and completions',
  recognisedBy: 'records with `prompt`, `completion`, or the like',
  provides: ['instances'],
  role: 'generated',
  sniff(head) {
    const records = recordHeadOf(head);
    const pair = records === null ? undefined : pairOf((field) => records.keys.has(field));
    return records === null || pair === undefined ? null : generatedBy(head, records, pair.confidence);
  },
  read: (source, signal) => readRecords(source, signal, shape),
};
