/** The address of a web server; null where the text is none. `URL.canParse` is younger than the oldest runtime. */
export function webAddress(text: string): URL | null {
  try {
    const url = new URL(text.trim());
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}
