/** Many file patterns at once: a path is tried with those alone whose leading folders are its own. */
import { globMatcher } from './glob';

export interface PatternList {
  /** Positions of the patterns that match a path, ascending. */
  matching(path: string): number[];
}

/** Patterns as in `globMatcher`, in their order. */
export function createPatternList(patterns: readonly string[]): PatternList {
  const byFolder = new Map<string, { position: number; matches: (path: string) => boolean }[]>();
  for (const [position, pattern] of patterns.entries()) {
    const folder = literalFolder(pattern);
    const entry = { position, matches: globMatcher(pattern) };
    const others = byFolder.get(folder);
    if (others) others.push(entry);
    else byFolder.set(folder, [entry]);
  }
  return {
    matching(path) {
      const tried = foldersOf(path).flatMap((folder) => byFolder.get(folder) ?? []);
      return tried
        .filter(({ matches }) => matches(path))
        .map(({ position }) => position)
        .sort((a, b) => a - b);
    },
  };
}

/** The parts of a pattern before the first that stands for several names. */
function literalFolder(pattern: string): string {
  const parts = pattern.replace(/^\.\//, '').replace(/\/$/, '').split('/');
  const wild = parts.findIndex((part) => /[*?{]/.test(part));
  return parts.slice(0, wild < 0 ? parts.length : wild).join('/');
}

/** The root, every folder around a path, and the path itself, which may be a folder of a pattern's. */
function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}
