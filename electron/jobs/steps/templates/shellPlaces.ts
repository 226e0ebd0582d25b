/** Where in a shell template a value may stand: where a quoted word is one. Elsewhere quotes would not keep it together. */
import { refused, type Template, type TemplateNode } from './template';

type Within = 'words' | 'parenthesis' | 'double' | 'single' | 'backquote' | 'comment';

interface Place {
  /** The innermost last; `words` is the script itself. */
  readonly within: Within[];
  /** The character before; empty at the beginning. */
  before: string;
  /** A value was just written: what follows may not make a redirection of a number. */
  afterValue: boolean;
  line: number;
}

const wordBegins = /^[\s;&|()]?$/;

const notThere: Readonly<Record<Exclude<Within, 'words' | 'parenthesis'>, string>> = {
  double: 'within double quotes, where its own quotes would be part of the text',
  single: 'within single quotes, where its own quotes would end them',
  backquote: 'within backquotes; write $(…)',
  comment: 'in a comment, which a line feed would end',
};

/** Throws `AgoraError('bad-input')` with file and line. */
export function checkShellPlaces(template: Template): void {
  const place: Place = { within: ['words'], before: '', afterValue: false, line: 1 };
  walk(template, template.nodes, place);
  const open = innermost(place);
  if (open !== 'words' && open !== 'comment')
    throw refused(template.name, place.line, 'A quote or parenthesis is not closed.');
}

function walk(template: Template, nodes: readonly TemplateNode[], place: Place): void {
  for (const node of nodes) {
    if (node.is === 'text') {
      read(template, node.text, place);
      continue;
    }
    place.line = node.line;
    if (node.is === 'value') {
      checkValue(template, node.name, place);
      place.before = 'a';
      place.afterValue = true;
      continue;
    }
    const outside = place.within.join();
    walk(template, node.nodes, place);
    if (place.within.join() !== outside)
      throw refused(template.name, node.line, `A quote begins or ends within the section "${node.name}".`);
  }
}

function checkValue(template: Template, name: string, place: Place): void {
  const within = innermost(place);
  if (within !== 'words' && within !== 'parenthesis')
    throw refused(template.name, place.line, `"${name}" stands ${notThere[within]}.`);
  if (place.before === '$' || place.before === '\\')
    throw refused(template.name, place.line, `"${name}" stands after "${place.before}", which changes its quotes.`);
}

function read(template: Template, text: string, place: Place): void {
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (place.afterValue && (character === '<' || character === '>'))
      throw refused(template.name, place.line, `"${character}" follows a value; put a space between them.`);
    place.afterValue = false;
    const escapes = character === '\\' && escaping.has(innermost(place));
    if (!escapes) turn(template, character, text.charAt(at + 1), place);
    place.before = character;
    if (character === '\n') place.line += 1;
    if (!escapes) continue;
    at += 1;
    const escaped = text.charAt(at);
    if (escaped === '\n') place.line += 1;
    // At the end of the text it would escape the value's own quote.
    place.before = escaped === '' ? '\\' : 'a';
  }
}

const escaping: ReadonlySet<Within> = new Set(['words', 'parenthesis', 'double', 'backquote']);

/** Goes into or out of quotes with one character. */
function turn(template: Template, character: string, next: string, place: Place): void {
  const { within, before } = place;
  switch (innermost(place)) {
    case 'single':
      if (character === "'") within.pop();
      return;
    case 'comment':
      if (character === '\n') within.pop();
      return;
    case 'backquote':
      if (character === '`') within.pop();
      return;
    case 'double':
      if (character === '"') within.pop();
      else if (character === '`') within.push('backquote');
      else if (character === '(' && before === '$') within.push('parenthesis');
      return;
    default:
      if (character === "'") within.push('single');
      else if (character === '"') within.push('double');
      else if (character === '`') within.push('backquote');
      else if (character === '(') within.push('parenthesis');
      else if (character === ')' && innermost(place) === 'parenthesis') within.pop();
      else if (character === '#' && wordBegins.test(before)) within.push('comment');
      else if (character === '<' && next === '<')
        throw refused(template.name, place.line, 'Here-documents are not taken; make the text a template of its own.');
  }
}

function innermost({ within }: Place): Within {
  return within[within.length - 1] ?? 'words';
}
