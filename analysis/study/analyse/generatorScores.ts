/** How well the generators themselves solve the benchmarks. */
import { mean } from '../../statistics/summary';
import { sourceRank } from '../assign/benchmarkOf';
import { generatorNamed } from '../names';
import type { Evaluation, Study } from '../study';

/** A generator's mean score, in percent, on the benchmarks given; null where one of them is missing. */
export type GeneratorScores = (generator: string, benchmarks: readonly string[]) => number | null;

/**
 * Collects the evaluations of role `generator`; models are matched to generators by name. Of several scores the one from
 * the source that the benchmark prefers counts, then the latest.
 */
export function generatorScores(study: Study, evaluations: readonly Evaluation[]): GeneratorScores {
  const best = new Map<string, Evaluation>();
  for (const evaluation of evaluations) {
    if (evaluation.role !== 'generator' || evaluation.superseded || evaluation.benchmark === null) continue;
    const generator = generatorNamed(study, evaluation.model)?.id ?? evaluation.model;
    const key = scoreKey(generator, evaluation.benchmark);
    const rival = best.get(key);
    if (!rival || isPreferred(study, evaluation, rival)) best.set(key, evaluation);
  }
  return (generator, benchmarks) => {
    const scores = benchmarks.flatMap((benchmark) => best.get(scoreKey(generator, benchmark))?.score ?? []);
    return scores.length === benchmarks.length && scores.length > 0 ? mean(scores) : null;
  };
}

const scoreKey = (generator: string, benchmark: string) => JSON.stringify([generator, benchmark]);

function isPreferred(study: Study, evaluation: Evaluation, rival: Evaluation): boolean {
  const benchmark = study.benchmarks.find(({ id }) => id === evaluation.benchmark);
  const rank = (one: Evaluation) => (benchmark && sourceRank(benchmark, one)) ?? Infinity;
  if (rank(evaluation) !== rank(rival)) return rank(evaluation) < rank(rival);
  return (evaluation.evaluatedMs ?? 0) > (rival.evaluatedMs ?? 0);
}
