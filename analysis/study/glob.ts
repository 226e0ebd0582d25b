/** The file patterns of a manifest. */

const tokens = /\*\*\/|\*\*|\*|\?|\{[^{}]*\}|[^*?{]+|\{/g;

/**
 * A test for paths with `/` between their parts. `*` and `?` stay within one part, `**` crosses parts, `{a,b}` is
 * either; everything else stands for itself. A pattern that names a folder matches all that is in it.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const source = pattern.replace(/^\.\//, '').replace(/\/$/, '');
  const expression = new RegExp(`^${translate(source)}(?:/.*)?$`, 'su');
  return (path) => expression.test(path);
}

function translate(pattern: string): string {
  return (pattern.match(tokens) ?? [])
    .map((token) => {
      if (token === '**/') return '(?:.*/)?';
      if (token === '**') return '.*';
      if (token === '*') return '[^/]*';
      if (token === '?') return '[^/]';
      if (token.startsWith('{') && token.endsWith('}')) {
        return `(?:${token.slice(1, -1).split(',').map(translate).join('|')})`;
      }
      return token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    })
    .join('');
}
