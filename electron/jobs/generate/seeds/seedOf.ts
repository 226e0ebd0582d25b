/** What a record of any data set is as a seed. */
import type { Fields } from '../../../../analysis/archive/records/recordShape';
import { exchangeOf, renderTurns, turnsOf } from '../../../../analysis/archive/records/turns';
import { answerFields, firstText, questionFields } from '../../../../analysis/engine/textFields';
import type { Seed } from './seeds';

/** Every field that is looked at. */
export const seedFields = [
  ...new Set([
    ...questionFields,
    ...answerFields,
    'input',
    'messages',
    'conversations',
    'config',
    'source',
    'idx',
    'id',
  ]),
];

/** Null: what is missing, in words. */
export function seedOf(record: Fields, needsResponse: boolean): Seed | { readonly missing: string } {
  const pair = pairOf(record);
  if (pair.instruction.trim() === '') return { missing: 'an instruction' };
  if (needsResponse && (pair.response === null || pair.response.trim() === '')) return { missing: 'a response' };
  return {
    ...pair,
    config: labelOf(record['config'] ?? record['source']),
    idx: labelOf(record['idx'] ?? record['id']),
  };
}

function pairOf(record: Fields): Pick<Seed, 'instruction' | 'response'> {
  const turns = turnsOf(record['messages'] ?? record['conversations']);
  if (turns !== null) {
    const exchange = exchangeOf(turns);
    if ('response' in exchange) return exchange;
    return { instruction: renderTurns(turns.filter(({ role }) => role === 'user').slice(0, 1)), response: null };
  }
  const { instruction, input } = record;
  const response = firstText(record, answerFields)?.text ?? null;
  if (typeof instruction !== 'string') return { instruction: firstText(record, questionFields)?.text ?? '', response };
  // Alpaca's form, which parts an instruction from what it is about.
  const about = typeof input === 'string' && input.trim() !== '' ? `\n\n${input}` : '';
  return { instruction: `${instruction}${about}`, response };
}

function labelOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}
