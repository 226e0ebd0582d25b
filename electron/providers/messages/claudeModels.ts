/** What Anthropic's models take of the sampling, by their names. */

export type Sampling = 'both' | 'one' | 'none';

/**
 * `one`: temperature or top_p, not both, from Claude Opus 4.1 and Claude 4.5 on. `none`: neither, from Claude 4.7 on.
 * Names that are not known are taken for new ones.
 */
export function samplingOf(model: string): Sampling {
  // `claude-3-5-sonnet-20241022`, `claude-opus-4-1-20250805`, `claude-sonnet-5`; a date is no version.
  const [, older, newer] = /^claude-(?:(\d(?:-\d)?)-[a-z]+|[a-z]+-(\d+(?:-\d{1,2})?)(?!\d))/.exec(model) ?? [];
  const name = older ?? newer;
  if (name === undefined) return /^claude-(?:instant|2)/.test(model) ? 'both' : 'none';
  const [major = 0, minor = 0] = name.split('-').map(Number);
  const version = 100 * major + minor;
  if (version >= 407) return 'none';
  return version >= 405 || (version >= 401 && model.startsWith('claude-opus')) ? 'one' : 'both';
}
