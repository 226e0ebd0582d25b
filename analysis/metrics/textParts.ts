/** A text's code apart from its prose, by CommonMark's rules for fenced and for indented code. */

export interface TextParts {
  /** Lines inside fences and lines of indented code, each with its line end. */
  readonly code: string;
  /** All other lines but those of the fences. */
  readonly prose: string;
}

const line = /[^\n]*\n|[^\n]+/g;
const opening = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const indented = /^(?: {4}| {0,3}\t)/;
const blank = /^\s*$/;
const listItem = /^ {0,3}(?:[-+*]|\d{1,9}[.)])\s/;
/** Most texts have no code: a quick look spares them the rest. */
const mayHoldCode = /```|~~~|^(?: {4}| {0,3}\t)/m;

/**
 * Fences (three or more backticks or tildes; one that is never closed goes to the end of the text), and lines indented by
 * four spaces or a tab after an empty line or at the start, unless they go on with an item of a list.
 */
export function textParts(text: string): TextParts {
  if (!mayHoldCode.test(text)) return { code: '', prose: text };
  let [code, prose] = ['', ''];
  let fence: string | null = null;
  let inList = false;
  let inIndented = false;
  let afterBlank = true;
  for (const whole of text.match(line) ?? []) {
    const content = whole.replace(/[\r\n]+$/, '');
    if (fence !== null) {
      if (closes(content, fence)) fence = null;
      else code += whole;
      afterBlank = false;
      continue;
    }
    const opened = opening.exec(content)?.[1];
    if (opened !== undefined) {
      fence = opened;
      inIndented = false;
      continue;
    }
    const isBlank = blank.test(content);
    if (!isBlank) {
      inIndented = indented.test(content) && !inList && (afterBlank || inIndented);
      if (listItem.test(content) && !inIndented) inList = true;
      else if (afterBlank && !/^\s/.test(content)) inList = false;
    }
    if (inIndented && !isBlank) code += whole;
    else prose += whole;
    afterBlank = isBlank;
  }
  return { code, prose };
}

/** A closing fence is of the opening’s letter, at least as long, and alone on its line. */
function closes(content: string, fence: string): boolean {
  const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(content)?.[1];
  return closing?.startsWith(fence) === true;
}
