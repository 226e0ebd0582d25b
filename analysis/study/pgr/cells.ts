/** Runs that differ in nothing but their seed are one cell. */
import type { Run } from '../study';

export interface Cell {
  readonly generator: string;
  readonly method: string;
  readonly domain: string;
  readonly family: string | null;
  readonly volume: number | null;
  readonly variant: string | null;
  readonly language: string | null;
  /** At least one. */
  readonly runs: readonly Run[];
}

/** Cells in the order of their first run; a run without generator, method or domain is in none. */
export function cellsOf(runs: readonly Run[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const run of runs) {
    const { generator, method, domain, family, volume, variant, language } = run;
    if (generator === null || method === null || domain === null) continue;
    const key = JSON.stringify([generator, method, domain, family, volume, variant, language]);
    const others = cells.get(key)?.runs ?? [];
    cells.set(key, { generator, method, domain, family, volume, variant, language, runs: [...others, run] });
  }
  return [...cells.values()];
}
