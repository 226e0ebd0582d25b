import type { Head } from '../kind';
import type { Outline } from '../outline';
import { decodeUtf8 } from '../bytes/decode';
import { csvOutline } from '../csv/csvOutline';
import { createElementSplitter } from './elementSplitter';
import { endOfString } from './endOfString';
import { parseJson } from './parseJson';

/** Whether a file is JSON by its look, of whatever shape. */
export function isJson({ shape }: Outline): boolean {
  return shape === 'object' || shape === 'array' || shape === 'lines';
}

const nothing: Outline = { shape: 'none', keys: new Set(), first: undefined };
const known = new WeakMap<Head, Outline>();

/** The outline of a file's head; computed once a head. */
export function outlineOf(head: Head): Outline {
  if (head.outline !== null) return head.outline;
  const cached = known.get(head);
  if (cached !== undefined) return cached;
  const outline = outlineOfText(head.text);
  known.set(head, outline);
  return outline;
}

function outlineOfText(text: string): Outline {
  const start = text.search(/\S/);
  if (text.charAt(start) === '[') return outlineOfArray(text, start);
  if (text.charAt(start) !== '{') return outlineOfTable(text);
  const { keys, end } = walkObject(text, start);
  const first = end === null ? undefined : parsedObject(text.slice(start, end));
  if (end !== null && first !== undefined) {
    const after = text.slice(end, end + 1024).trimStart();
    return { shape: after.startsWith('{') ? 'lines' : 'object', keys, first };
  }
  // A broken first line does not make the lines after it something else.
  const line = text.includes('\n{') ? firstWhole(text.split('\n')) : undefined;
  return line === undefined ? { shape: 'object', keys, first } : { shape: 'lines', keys: keysOf(line), first: line };
}

function outlineOfTable(text: string): Outline {
  const table = csvOutline(text);
  return table === null ? nothing : { shape: 'csv', keys: new Set(table.header), first: table.first };
}

function outlineOfArray(text: string, start: number): Outline {
  const record = nextValue(text, start + 1);
  if (text.charAt(record) !== '{') return { ...nothing, shape: 'array' };
  const elements: string[] = [];
  const splitter = createElementSplitter({
    element: (bytes) => elements.push(decodeUtf8(bytes).text),
    trouble: () => undefined,
  });
  splitter.push(new TextEncoder().encode(text));
  const first = firstWhole(elements);
  return { shape: 'array', keys: first === undefined ? walkObject(text, record).keys : keysOf(first), first };
}

/** The first of several texts that is a JSON object with keys. */
function firstWhole(texts: readonly string[]): object | undefined {
  for (const text of texts) {
    const value = text.startsWith('{') ? parsedObject(text) : undefined;
    if (value !== undefined && Object.keys(value).length > 0) return value;
  }
  return undefined;
}

function parsedObject(text: string): object | undefined {
  const parsed = parseJson(text);
  return parsed.ok && typeof parsed.value === 'object' && parsed.value !== null ? parsed.value : undefined;
}

function keysOf(value: object): ReadonlySet<string> {
  return new Set(Object.keys(value));
}

function nextValue(text: string, from: number): number {
  const offset = text.slice(from, from + 4096).search(/\S/);
  return offset === -1 ? text.length : from + offset;
}

/** The keys at the object's own level, and the index behind its closing brace; null where the text ends before it. */
function walkObject(text: string, open: number): { readonly keys: ReadonlySet<string>; readonly end: number | null } {
  const keys = new Set<string>();
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      const end = endOfString(text, at);
      if (depth === 1 && /^\s*:/.test(text.slice(end, end + 16))) keys.add(keyText(text.slice(at, end)));
      at = end - 1;
    } else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) return { keys, end: at + 1 };
    }
  }
  return { keys, end: null };
}

function keyText(quoted: string): string {
  const parsed = parseJson(quoted);
  return parsed.ok && typeof parsed.value === 'string' ? parsed.value : quoted.slice(1, -1);
}
