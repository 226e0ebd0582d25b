/** A value from a file as it is quoted in a message: JSON, cut to `length` characters. */
export function shorten(value: unknown, length = 60): string {
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, length + 1)) : describe(value);
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).slice(0, 4).join(', ');
  return keys === '' ? 'an empty object' : `an object with ${keys}`;
}
