import type { ArtifactKind } from './kind';
import { modelOfName, stemOf } from './pathClaims';
import { readRecords } from './records/readRecords';
import { recordHeadOf } from './records/recordHead';
import { isFields, type Fields, type RecordShape } from './records/recordShape';
import { exchangeOf, turnsOf } from './records/turns';

/** Newer files write `messages`, whose answer is an object with the text; older ones the answer alone, as `choices`. */
function turnsOfAnswer(record: Fields): ReturnType<typeof turnsOf> {
  const { messages, choices } = record;
  if (Array.isArray(messages)) return turnsOf(messages.map(withPlainContent));
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const turns: unknown = isFields(choice) ? choice['turns'] : undefined;
  if (!Array.isArray(turns)) return null;
  const question = { role: 'user', content: String(record['question_id'] ?? record['uid']) };
  return turnsOf([question, ...turns.map((turn: unknown) => ({ role: 'assistant', content: plain(turn) }))]);
}

function withPlainContent(message: unknown): unknown {
  return isFields(message) ? { ...message, content: plain(message['content']) } : message;
}

function plain(content: unknown): unknown {
  if (!isFields(content)) return content;
  return content['answer'] ?? content['content'];
}

const shape: RecordShape = {
  fields: ['uid', 'question_id', 'model', 'model_id', 'messages', 'choices'],
  subject: 'Answer',
  nextStep: 'Let the model answer this question again.',
  exchange(record) {
    const turns = turnsOfAnswer(record);
    if (turns === null)
      return { code: 'missing-field', fact: 'it has neither "messages" nor "choices" with the turns of an answer' };
    const exchange = exchangeOf(turns);
    return 'fact' in exchange ? exchange : { ...exchange, label: modelOf(record) ?? null };
  },
};

function modelOf(record: Fields): string | undefined {
  const model = record['model'] ?? record['model_id'];
  return typeof model === 'string' && model !== '' ? model : undefined;
}

/**
 * Arena-Hard's `model_answer/{model}.jsonl`: what the evaluated model answered. Older files hold no question, so that
 * its id stands in the instruction's place.
 */
export const arenaHardAnswers: ArtifactKind = {
  id: 'arena-hard-answers',
  name: 'Arena-Hard model answers',
  recognisedBy: 'records with `ans_id` or `answer_id`, and `messages` or `choices`',
  provides: ['instances'],
  role: 'outputs',
  sniff(head) {
    const records = recordHeadOf(head);
    const has = (...keys: readonly string[]) => keys.some((key) => records?.keys.has(key));
    if (!records || !has('ans_id', 'answer_id') || !has('messages', 'choices')) return null;
    const model = modelOf(records.first) ?? modelOfName(stemOf(head.path));
    return { confidence: 0.97, claims: model === undefined ? {} : { model } };
  },
  read: (source, signal) => readRecords(source, signal, shape),
};
