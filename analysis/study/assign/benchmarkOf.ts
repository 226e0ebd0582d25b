/** Which benchmark of the study an evaluation's number is a score of. */
import { findWord } from '../names';
import type { Benchmark, BenchmarkSource, EvaluationTool, Study } from '../study';

/** What identifies a number of an evaluation tool. */
export interface ScoreKey {
  readonly tool: EvaluationTool;
  readonly task: string;
  readonly metric: string;
  readonly filter: string | null;
}

/**
 * The benchmark one of whose sources is this number; printed scores carry their benchmark's id as task, plain tables a
 * spelling of it. Null where the study has none: another metric or another task is another benchmark.
 */
export function benchmarkOf(study: Study, row: ScoreKey): string | null {
  return study.benchmarks.find((benchmark) => sourceRank(benchmark, row) !== null)?.id ?? null;
}

/** Position of the first source that a number fits, 0 the most preferred; null where none does. */
export function sourceRank(benchmark: Benchmark, row: ScoreKey): number | null {
  const index = benchmark.sources.findIndex((source) => isFrom(source, row));
  if (index >= 0) return index;
  return isNamed(benchmark, row) ? benchmark.sources.length : null;
}

function isNamed(benchmark: Benchmark, { tool, task }: ScoreKey): boolean {
  if (tool === 'printed') return task === benchmark.id;
  return tool === 'table' && findWord([benchmark], task) !== null;
}

/** A source without a task or a filter takes any; one PGR still rests on one of them. */
function isFrom(source: BenchmarkSource, row: ScoreKey): boolean {
  return (
    source.tool === row.tool &&
    source.metric === row.metric &&
    (source.task === null || source.task.toLowerCase() === row.task.toLowerCase()) &&
    (source.filter === null || source.filter === row.filter)
  );
}
