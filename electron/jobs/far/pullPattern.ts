/** Patterns of what comes back, as the far side reads them: a sign and a POSIX extended expression of the whole name. */

const tokens = /\*\*\/|\*\*|\*|\?|\{[^{}]*\}|[^*?{]+|\{/g;

/**
 * The same names as `globMatcher` finds: `results/*.json` gives `+^results/[^/]*[.]json(/.*)?$`; a pattern that begins with `!`
 * gives `-…`.
 */
export function pullExpression(pattern: string): string {
  const leavesOut = pattern.startsWith('!');
  const source = pattern
    .slice(leavesOut ? 1 : 0)
    .replace(/^\.\//, '')
    .replace(/\/$/, '');
  return `${leavesOut ? '-' : '+'}^${translate(source)}(/.*)?$`;
}

function translate(pattern: string): string {
  return (pattern.match(tokens) ?? [])
    .map((token) => {
      if (token === '**/') return '(.*/)?';
      if (token === '**') return '.*';
      if (token === '*') return '[^/]*';
      if (token === '?') return '[^/]';
      if (token.startsWith('{') && token.endsWith('}'))
        return `(${token.slice(1, -1).split(',').map(translate).join('|')})`;
      // Within brackets every awk reads these as themselves; a backslash before them it may not.
      return token.replace(/[\\^$.*+?()[\]{}|]/g, (sign) => bracketed[sign] ?? `[${sign}]`);
    })
    .join('');
}

/** What cannot stand alone within brackets. */
const bracketed: Readonly<Record<string, string>> = { '^': '\\^', '\\': '\\\\' };
