const longest = 400;

/** A provider's words as one line without the key, which a provider may repeat. */
export function spoken(text: string, secret: string | null): string {
  const safe = secret ? text.replaceAll(secret, '[key]') : text;
  if (/^\s*</.test(safe.replace(/^\d{3} /, ''))) return 'The answer is a page, not one of the API.';
  const line = safe.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
