import type { Study } from '../../../study/study';

const symbols = ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'x', 'star', 'triangle-down'] as const;

/** One marker a method, the same in every figure, in the study's order; methods only the results name follow. */
export function methodSymbols(study: Study, others: readonly string[] = []): ReadonlyMap<string, string> {
  const ids = [...new Set([...study.methods.map((method) => method.id), ...others])];
  return new Map(ids.map((id, index) => [id, symbols[index % symbols.length] ?? 'circle']));
}
