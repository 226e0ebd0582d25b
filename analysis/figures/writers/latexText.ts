/** Plain text as LaTeX: what the table writers put into cells, captions and notes. */
import { oneLine } from '../oneLine';

const replacements: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '^': '\\textasciicircum{}',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\char34{}',
  // A bracket or star after a row's end would be read as an argument of the line break.
  '[': '{[}',
  ']': '{]}',
  '*': '{*}',
  '`': '\\char96{}',
  '\u2212': '$-$',
  '–': '--',
  '—': '---',
  '×': '$\\times$',
  '·': '\\textperiodcentered{}',
  '±': '$\\pm$',
  '≤': '$\\leq$',
  '≥': '$\\geq$',
  '²': '\\textsuperscript{2}',
  '’': "'",
  '‘': '`',
  '“': '``',
  '”': "''",
  '…': '\\ldots{}',
  '\u00a0': '~',
  '\u202f': '\\,',
};

/** Escapes every character that LaTeX reads as a command; control characters and line breaks become spaces. */
export function latexText(text: string): string {
  return (
    oneLine(text)
      // Two hyphens in a name are not a dash.
      .replace(/-(?=-)|./gu, (match, at: number, whole: string) =>
        match === '-' && whole[at + 1] === '-' ? '-{}' : (replacements[match] ?? match),
      )
  );
}
