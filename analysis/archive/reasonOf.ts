/** What a library said, cut to what a message has room for. */
export function reasonOf(error: unknown): string {
  const text = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
  return text.length <= 100 ? text : `${text.slice(0, 99)}…`;
}
