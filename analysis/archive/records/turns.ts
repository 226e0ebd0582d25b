import { parseJson } from '../json/parseJson';
import { isFields, type Exchange, type Fields, type Objection } from './recordShape';

/** One turn of a conversation. */
export interface Turn {
  /** `system`, `user`, `assistant`, or another as the file has it. */
  readonly role: string;
  readonly text: string;
}

/** What other tools call the roles. */
const roles: Readonly<Record<string, string>> = {
  human: 'user',
  prompter: 'user',
  gpt: 'assistant',
  chatgpt: 'assistant',
  bot: 'assistant',
  model: 'assistant',
};

/**
 * The turns of a conversation: a list of `{role, content}` or `{from, value}`, the same as lists by field (as Hugging
 * Face stores sequences of records), or the JSON text of either (a cell of a table). Null where it is none of these.
 */
export function turnsOf(value: unknown): readonly Turn[] | null {
  const list = listOf(typeof value === 'string' ? parsed(value) : value);
  if (list === null) return null;
  const turns = list.map(turnOf);
  return turns.every((turn) => turn !== null) ? turns : null;
}

/**
 * The last turn of the assistant is the response, all before it the instruction: a single turn of the user as it is,
 * several as `Role: text`, parted by blank lines. What follows the response is not read.
 */
export function exchangeOf(turns: readonly Turn[]): Omit<Exchange, 'label'> | Objection {
  const last = turns.findLastIndex(({ role }) => role === 'assistant');
  const response = turns[last];
  if (response === undefined) return { code: 'missing-field', fact: 'no turn of the conversation is the assistant’s' };
  if (last === 0) return { code: 'missing-field', fact: 'no turn stands before the assistant’s' };
  return { instruction: renderTurns(turns.slice(0, last)), response: response.text };
}

/** A single turn of the user as it is; any other conversation as `Role: text`, parted by blank lines. */
export function renderTurns(turns: readonly Turn[]): string {
  const [first, second] = turns;
  if (first?.role === 'user' && second === undefined) return first.text;
  return turns.map(({ role, text }) => `${role.charAt(0).toUpperCase()}${role.slice(1)}: ${text}`).join('\n\n');
}

function listOf(value: unknown): readonly Fields[] | null {
  if (Array.isArray(value)) return value.every(isFields) && value.length > 0 ? value : null;
  if (!isFields(value)) return null;
  const columns = Object.entries(value).flatMap(([name, list]) => (Array.isArray(list) ? [{ name, list }] : []));
  const length = columns[0]?.list.length ?? 0;
  if (length === 0 || columns.some(({ list }) => list.length !== length)) return null;
  return Array.from({ length }, (_, index) =>
    Object.fromEntries(columns.map(({ name, list }) => [name, list[index] as unknown])),
  );
}

function turnOf(fields: Fields): Turn | null {
  const role = fields['role'] ?? fields['from'];
  const text = textOf(fields['content'] ?? fields['value'], fields['tool_calls']);
  if (typeof role !== 'string' || text === null) return null;
  const named = role.toLowerCase();
  return { role: roles[named] ?? named, text };
}

/** A turn's content: text, or a list of parts, of which those without text are named. A call of tools is its JSON. */
function textOf(content: unknown, toolCalls: unknown): string | null {
  if (typeof content === 'string' && content !== '') return content;
  if (Array.isArray(content)) {
    const parts = content.map(partText);
    return parts.every((part) => part !== null) ? parts.join('\n') : null;
  }
  if (Array.isArray(toolCalls) && toolCalls.length > 0) return JSON.stringify(toolCalls);
  return typeof content === 'string' ? content : null;
}

function partText(part: unknown): string | null {
  if (typeof part === 'string') return part;
  if (!isFields(part)) return null;
  const text = part['text'];
  if (typeof text === 'string') return text;
  return typeof part['type'] === 'string' ? `[${part['type']}]` : null;
}

function parsed(text: string): unknown {
  const json = parseJson(text);
  return json.ok ? json.value : undefined;
}
