/** Text that a spreadsheet would run as a formula, made harmless (OWASP, CSV injection). */

const numeric = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Puts an apostrophe before text that starts like a formula; plain numbers, such as −8.8 written `-8.8`, stay. */
export function spreadsheetText(text: string): string {
  return formula.test(text) && !numeric.test(text) ? `'${text}` : text;
}
