const space = /[ \t\r\n]*/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity)(?![\w.+-])/y;
/** An escape that the end of the text cuts off. */
const cutEscape = /^\\(?:u[0-9a-fA-F]{0,3})?$/;
const escape = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

type Expect = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/**
 * Where a text that is not JSON stops being it: the offset of the first character no JSON can have there, or the text's
 * length where it only ends too early. The engines' own messages do not carry the place reliably.
 */
export function findJsonError(text: string): number {
  const open: string[] = [];
  let expect: Expect = 'value';
  for (let at = matchEnd(space, text, 0) ?? 0; at < text.length; at = matchEnd(space, text, at) ?? at) {
    const character = text.charAt(at);
    const next = step(expect, character, open);
    if (next === null) return at;
    if (character === '"') {
      const string = readString(text, at);
      if (!string.closed) return string.end;
      at = string.end;
    } else if ('{}[]:,'.includes(character)) at++;
    else {
      const end = matchEnd(scalar, text, at);
      // A word cut off by the end of the text is an early end, not a wrong character.
      if (end === null) return /^[\w.+-]*$/.test(text.slice(at, at + 32)) && text.length - at < 32 ? text.length : at;
      at = end;
    }
    expect = next;
  }
  return text.length;
}

/** What may follow what starts with `character`, or null where it may not stand. Keeps the stack of open brackets. */
function step(expect: Expect, character: string, open: string[]): Expect | null {
  const isValue = expect === 'value' || expect === 'value-or-end';
  switch (character) {
    case ':':
      return expect === 'colon' ? 'value' : null;
    case ',':
      return expect !== 'comma-or-end' ? null : open.at(-1) === '{' ? 'key' : 'value';
    case '{':
    case '[':
      if (!isValue) return null;
      open.push(character);
      return character === '{' ? 'key-or-end' : 'value-or-end';
    case '}':
    case ']':
      if (expect !== 'comma-or-end' && expect !== (character === '}' ? 'key-or-end' : 'value-or-end')) return null;
      if (open.pop() !== (character === '}' ? '{' : '[')) return null;
      return open.length === 0 ? 'nothing' : 'comma-or-end';
    case '"':
      if (expect === 'key' || expect === 'key-or-end') return 'colon';
  }
  if (!isValue) return null;
  return open.length === 0 ? 'nothing' : 'comma-or-end';
}

/** The string that opens at `open`: the index behind it, or where it stops being a JSON string. */
function readString(text: string, open: number): { readonly closed: boolean; readonly end: number } {
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { closed: true, end: at + 1 };
    if (code < 0x20) return { closed: false, end: at };
    if (code !== 0x5c) continue;
    const end = matchEnd(escape, text, at + 1);
    if (end === null) return { closed: false, end: cutEscape.test(text.slice(at, at + 7)) ? text.length : at };
    at = end - 1;
  }
  return { closed: false, end: text.length };
}

function matchEnd(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : null;
}
