/** Names of steps and arrays: readable, safe as names of folders, no two the same on any file system. */

export interface Names {
  /** A name that is not taken yet, and is from now on. */
  take(...parts: readonly string[]): string;
}

const longest = 100;

export function names(): Names {
  const taken = new Set<string>();
  return {
    take(...parts) {
      const wanted = safe(parts.map(safe).filter(Boolean).join('-').slice(0, longest)) || 'step';
      for (let count = 1; ; count++) {
        const name = count === 1 ? wanted : `${wanted}-${String(count)}`;
        // Where case does not count, two names that differ in it alone are one folder.
        if (taken.has(name.toLowerCase())) continue;
        taken.add(name.toLowerCase());
        return name;
      }
    },
  };
}

/** Letters, digits, `.`, `_` and `-`; neither a hidden name nor an option. */
export function safe(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
}
