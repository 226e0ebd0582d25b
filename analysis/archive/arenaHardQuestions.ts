import type { ArtifactKind } from './kind';
import { readRecords } from './records/readRecords';
import { recordHeadOf } from './records/recordHead';
import { isFields, type Fields, type RecordShape } from './records/recordShape';

/** `prompt`; before it the first of `turns`. */
function promptOf({ prompt, turns }: Fields): unknown {
  if (!Array.isArray(turns)) return prompt;
  const turn: unknown = turns[0];
  return isFields(turn) ? turn['content'] : turn;
}

const shape: RecordShape = {
  fields: ['uid', 'question_id', 'prompt', 'turns'],
  subject: 'Question',
  nextStep: 'Fetch the questions again.',
  exchange(record) {
    const instruction = promptOf(record);
    if (typeof instruction !== 'string') return { code: 'missing-field', fact: 'it has neither "prompt" nor "turns"' };
    return { instruction, response: '', label: null };
  },
};

/** Arena-Hard's `question.jsonl`: prompts without answers, which belong to no run. */
export const arenaHardQuestions: ArtifactKind = {
  id: 'arena-hard-questions',
  name: 'Arena-Hard questions',
  recognisedBy: 'records with `uid` or `question_id`, `category`, `prompt` or `turns`',
  provides: ['instances'],
  role: 'other',
  sniff(head) {
    const records = recordHeadOf(head);
    const has = (...keys: readonly string[]) => keys.some((key) => records?.keys.has(key));
    if (!has('category') || !(has('uid') ? has('prompt') : has('question_id') && has('cluster') && has('turns')))
      return null;
    return { confidence: 0.9, claims: {} };
  },
  read: (source, signal) => readRecords(source, signal, shape),
};
