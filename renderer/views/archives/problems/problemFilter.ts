import type { Problem, Severity } from '../../../../analysis/problem';

/** Which problems are wanted; null: any. */
export interface ProblemFilter {
  readonly severity: Severity | null;
  readonly code: string | null;
  /** Stands in the path, the code or the message; case is ignored. */
  readonly words: string;
}

export const anyProblem: ProblemFilter = { severity: null, code: null, words: '' };

export function filteredProblems(problems: readonly Problem[], filter: ProblemFilter): readonly Problem[] {
  const words = filter.words.trim().toLowerCase();
  return problems.filter(
    ({ severity, code, path, message }) =>
      (filter.severity === null || severity === filter.severity) &&
      (filter.code === null || code === filter.code) &&
      `${path}\n${code}\n${message}`.toLowerCase().includes(words),
  );
}

/** How many problems there are of each code, the most frequent first. */
export function codesOf(problems: readonly Problem[]): readonly (readonly [code: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1));
}
