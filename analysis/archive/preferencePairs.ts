import type { ArtifactKind } from './kind';
import { labelFields, labelOf } from './records/labels';
import { readRecords } from './records/readRecords';
import { generatedBy, recordHeadOf } from './records/recordHead';
import { isFields, type Fields, type RecordShape } from './records/recordShape';
import { exchangeOf, renderTurns, turnsOf } from './records/turns';
import { shorten } from './shorten';

const promptFields = ['prompt', 'instruction', 'question', 'input'] as const;

const shape: RecordShape = {
  fields: [...promptFields, 'chosen', 'chosen_model', 'chosen-model', ...labelFields],
  exchange(record) {
    const { chosen } = record;
    if (chosen == null) return { code: 'missing-field', fact: 'the field "chosen" is missing or null' };
    const prompt = promptOf(record);
    const turns = turnsOf(chosen);
    const label = chosenModel(record) ?? labelOf(record);
    if (turns !== null) {
      const found = exchangeOf(turns);
      if (!('fact' in found)) return { ...found, label };
      const [only] = turns;
      // TRL's explicit prompts: the pair holds nothing but the answers.
      return prompt !== null && turns.length === 1 && only?.role === 'assistant'
        ? { instruction: prompt, response: only.text, label }
        : found;
    }
    if (prompt === null) return { code: 'missing-field', fact: 'the field "prompt" is missing or no text' };
    if (typeof chosen === 'string') return { instruction: prompt, response: chosen, label };
    return { code: 'wrong-type', fact: `the field "chosen" must be text or a list of turns and is ${shorten(chosen)}` };
  },
};

function promptOf(record: Fields): string | null {
  for (const field of promptFields) {
    const value = record[field];
    const turns = turnsOf(value);
    if (turns !== null) return renderTurns(turns);
    if (typeof value === 'string') return value;
  }
  return null;
}

function chosenModel(record: Fields): string | null {
  const model = record['chosen_model'] ?? record['chosen-model'];
  return typeof model === 'string' && model !== '' ? model : null;
}

/** Preference pairs, `{prompt, chosen, rejected}`: the chosen answer is the instance's response. */
export const preferencePairs: ArtifactKind = {
  id: 'preference-pairs',
  name: 'preference pairs',
  recognisedBy: 'records with `chosen`, `rejected`',
  provides: ['instances'],
  role: 'generated',
  sniff(head) {
    const records = recordHeadOf(head);
    if (!records?.keys.has('chosen') || !records.keys.has('rejected')) return null;
    const { chosen } = records.first;
    if (isFields(chosen) && turnsOf(chosen) === null) return null;
    return generatedBy(head, records, 0.85);
  },
  read: (source, signal) => readRecords(source, signal, shape),
};
