/**
 * A model that writes instances of the setting that its name tells (`METHOD/DOMAIN/FORM`), some of them invalid. What it
 * says follows from the request and the try.
 */
import { createHash } from 'node:crypto';
import type { ModelAnswer, ModelCall } from '../../services/modelServer';

export function modelName(method: string, domain: string, form: 'text' | 'json' = 'text'): string {
  return `${method}/${domain}/${form}`;
}

/** One of five answers is invalid, each in another way. */
export function reply({ body, key }: ModelCall): ModelAnswer {
  const [method = '', domain = '', form] = String(body['model']).split('/');
  // The key's first part is the job's.
  const [item, attempt] = key.split('-').slice(-2);
  const hash = createHash('sha256')
    .update(`${JSON.stringify(body)} ${String(item)} ${String(attempt)}`)
    .digest();
  const fault = (hash[0] ?? 0) % 10;
  const number = hash.readUInt32LE(4);
  const instruction = `${words(hash, 8)}: what is ${String(number)} plus one?`;
  const response = responseOf(domain, number, hash, fault);
  if (fault === 1) return { text: 'I cannot do that.' };
  const text = form === 'json' ? JSON.stringify({ instruction, response }) : inText(method, instruction, response);
  return { text, ...(fault === 2 ? { finishReason: 'length' } : {}) };
}

function inText(method: string, instruction: string, response: string): string {
  if (method === 'response_generation') return `${response}\n[END]`;
  const trigger = method === 'quality_enhancement' ? 'Revised Answer:' : 'OUTPUT:';
  return `${instruction}\n${trigger}\n${response}\n[END]`;
}

function responseOf(domain: string, number: number, hash: Buffer, fault: number): string {
  if (domain === 'math')
    return `${words(hash, 12)}.\n[RESULT]${String(number + 1)}[/RESULT]${fault === 0 ? ' Done.' : ''}`;
  if (domain === 'code') return `\`\`\`python\nprint(${String(number)} + 1)\n${fault === 0 ? '' : '```'}`;
  return fault === 0 ? `${words(hash, 12)} <input_theme>` : `It is ${String(number + 1)}: ${words(hash, 12)}.`;
}

const vocabulary = [
  'river',
  'seven',
  'count',
  'square',
  'apple',
  'train',
  'half',
  'garden',
  'twice',
  'measure',
  'north',
];

function words(hash: Buffer, start: number): string {
  return Array.from(hash.subarray(start, start + 10), (byte) => vocabulary[byte % vocabulary.length]).join(' ');
}

/** Seed data with texts that keep every rule of every domain's seeds. */
export function seedData(count: number): { instruction: string; response: string; config: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    instruction: `Seed ${String(index)}: how many legs have ${String(index)} cats?`,
    response: `Each has four, so ${String(4 * index)}.`,
    config: 'seeds',
  }));
}
