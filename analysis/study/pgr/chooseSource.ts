/** Which of an evaluation tool's numbers one PGR rests on: all three roles from the same one. */
import { sourceRank } from '../assign/benchmarkOf';
import type { Benchmark, Evaluation } from '../study';

export interface Candidates {
  /** Per run; a run without a score has an empty list. */
  readonly students: readonly (readonly Evaluation[])[];
  readonly base: readonly Evaluation[];
  readonly reference: readonly Evaluation[];
}

/** What two scores must share so as to be compared. Tables spell a benchmark as their authors like. */
export function sourceKey({ tool, task, benchmark, metric, filter }: Evaluation): string {
  return JSON.stringify([tool, tool === 'table' ? benchmark : task, metric, filter]);
}

/**
 * The source that gives most of what a PGR needs: both anchors and every run, else both anchors and some runs, else
 * as many parts as there are. Among equals the study's order decides, then the key. Null where there is no score at all.
 */
export function chooseSource(benchmark: Benchmark, { students, base, reference }: Candidates): string | null {
  const keys = new Map<string, Evaluation>();
  for (const evaluation of [...students.flat(), ...base, ...reference]) keys.set(sourceKey(evaluation), evaluation);
  const ranked = [...keys].map(([key, example]) => {
    const has = (list: readonly Evaluation[]) => list.some((each) => sourceKey(each) === key);
    const anchors = Number(has(base)) + Number(has(reference));
    const runs = students.filter(has).length;
    const completeness = anchors === 2 && runs > 0 ? 2 + runs / students.length : (anchors + Number(runs > 0)) / 3;
    return { key, completeness, rank: sourceRank(benchmark, example) ?? Infinity };
  });
  ranked.sort((a, b) => b.completeness - a.completeness || a.rank - b.rank || (a.key < b.key ? -1 : 1));
  return ranked[0]?.key ?? null;
}
