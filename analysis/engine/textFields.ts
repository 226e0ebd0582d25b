/** Which field of a record of any data set is its question, and which its answer. */
import type { Fields } from '../archive/records/recordShape';

/** GSM8K, MATH, HumanEval, MBPP, AlpacaEval, Arena-Hard and what is like them; the first that a record has counts. */
export const questionFields = [
  'question',
  'problem',
  'prompt',
  'instruction',
  'text',
  'query',
  'input',
  'turns',
  'content',
] as const;

export const answerFields = [
  'response',
  'answer',
  'solution',
  'completion',
  'output',
  'canonical_solution',
  'code',
  'generation',
] as const;

/** Text of the first of the fields that holds any, with the field; null where none does. */
export function firstText(record: Fields, fields: readonly string[]): { field: string; text: string } | null {
  for (const field of fields) {
    const text = textIn(record[field]);
    if (text !== '') return { field, text };
  }
  return null;
}

/** Texts of all of the fields, one a line. */
export function allTexts(record: Fields, fields: readonly string[]): string {
  return fields
    .map((field) => textIn(record[field]))
    .filter(Boolean)
    .join('\n');
}

/** A text, or the texts of a list of turns, one a line; empty for anything else. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textIn).filter(Boolean).join('\n');
  if (typeof value === 'object' && value !== null && 'content' in value) return textIn(value.content);
  return '';
}
