import type { ArtifactKind } from './kind';
import { labelFields, labelOf } from './records/labels';
import { readRecords } from './records/readRecords';
import { generatedBy, recordHeadOf } from './records/recordHead';
import { isFields, type Exchange, type Fields, type Objection, type RecordShape } from './records/recordShape';
import { exchangeOf, turnsOf } from './records/turns';
import { shorten } from './shorten';

const shape: RecordShape = {
  fields: ['messages', 'conversations', ...labelFields],
  exchange(record) {
    const found = conversationOf(record);
    return 'fact' in found ? found : { ...found, label: labelOf(record) };
  },
};

function conversationOf(record: Fields): Omit<Exchange, 'label'> | Objection {
  const field = record['messages'] != null || !('conversations' in record) ? 'messages' : 'conversations';
  const value = record[field];
  if (value == null) {
    const state = field in record ? 'is null' : 'is missing';
    return { code: 'missing-field', fact: `the field "${field}" ${state}` };
  }
  const turns = turnsOf(value);
  if (turns !== null) return exchangeOf(turns);
  const fact = `the field "${field}" must be a list of turns with role and content and is ${shorten(value)}`;
  return { code: 'wrong-type', fact };
}

/**
 * Chat data for fine-tuning: `{"messages": [{role, content}]}` or `{"conversations": [{from, value}]}`, one
 * conversation a record. The last turn of the assistant is the response, all before it the instruction.
 */
export const chatConversations: ArtifactKind = {
  id: 'chat',
  name: 'chat conversations',
  recognisedBy: 'records with `messages` or `conversations`',
  provides: ['instances'],
  role: 'generated',
  sniff(head) {
    const records = recordHeadOf(head);
    const field = ['messages', 'conversations'].find((name) => records?.keys.has(name));
    if (records === null || field === undefined) return null;
    const conversation = records.first[field];
    // An API's request or log may have messages too; without a turn in it the name alone is a weak sign.
    const sure = conversation === undefined || turnsOf(conversation) !== null;
    return isFields(conversation) && !sure ? null : generatedBy(head, records, sure ? 0.75 : 0.4);
  },
  read: (source, signal) => readRecords(source, signal, shape),
};
