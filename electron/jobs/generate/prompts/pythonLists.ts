/** Lists of texts and the system message out of data-agora's script: its literals are read, nothing is run. */

export interface PythonLists {
  /** By the name of the variable. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly system: string | null;
}

const list = /^(\w+)\s*=\s*\[([^\]]*)\]/gm;
const token = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(,)|#[^\n]*/g;
const systemMessage = /system_message\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/;
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

export function readPythonLists(script: string): PythonLists {
  const lists = new Map<string, readonly string[]>();
  for (const [, name = '', body = ''] of script.matchAll(list)) {
    const texts = textsOf(body);
    if (texts.length > 0) lists.set(name, texts);
  }
  const [, double, single] = systemMessage.exec(script) ?? [];
  const message = double ?? single;
  return { lists, system: message === undefined ? null : unescaped(message) };
}

/** As Python has it, texts without a comma between them are one. */
function textsOf(body: string): string[] {
  const texts: string[] = [];
  let joins = false;
  for (const [, double, single, comma] of body.matchAll(token)) {
    const literal = double ?? single;
    if (comma !== undefined) joins = false;
    if (literal === undefined) continue;
    const text = unescaped(literal);
    if (joins) texts.push(`${texts.pop() ?? ''}${text}`);
    else texts.push(text);
    joins = true;
  }
  return texts;
}

function unescaped(literal: string): string {
  return literal.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
}
