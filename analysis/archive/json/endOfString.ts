/**
 * Index behind the closing quote of the JSON string whose opening quote is at `open`; the text's length where it does
 * not close. Escapes are skipped, not checked.
 */
export function endOfString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code === 0x5c) at++;
  }
  return text.length;
}
