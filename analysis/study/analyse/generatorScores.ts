/** How well the generators themselves solve the benchmarks. */
import { mean } from '../../statistics/summary';
import type { Evaluation, Study } from '../study';

/** A generator's mean score, in percent, on the benchmarks given; null where one of them is missing. */
export type GeneratorScores = (generator: string, benchmarks: readonly string[]) => number | null;

/**
 * Collects the evaluations of role `generator`. Models are matched to generators by id, name or alias (`/`, `__` and `_`
 * alike, case ignored). Of several scores the source that the benchmark prefers counts, then the latest.
 */
export function generatorScores(study: Study, evaluations: readonly Evaluation[]): GeneratorScores {
  const names = new Map<string, string>();
  for (const generator of study.generators)
    for (const name of [generator.id, generator.name, ...generator.aliases]) names.set(normalise(name), generator.id);

  const best = new Map<string, Evaluation>();
  for (const evaluation of evaluations) {
    if (evaluation.role !== 'generator' || evaluation.superseded || evaluation.benchmark === null) continue;
    const generator = names.get(normalise(evaluation.model)) ?? evaluation.model;
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

const normalise = (name: string) => name.toLowerCase().replace(/\/|__/g, '_');

function isPreferred(study: Study, evaluation: Evaluation, rival: Evaluation): boolean {
  const rank = ({ benchmark, tool, task, metric, filter }: Evaluation) => {
    const sources = study.benchmarks.find(({ id }) => id === benchmark)?.sources ?? [];
    const found = sources.findIndex(
      (source) =>
        source.tool === tool &&
        (source.task === null || source.task === task) &&
        source.metric === metric &&
        (source.filter === null || source.filter === filter),
    );
    return found < 0 ? sources.length : found;
  };
  const difference = rank(evaluation) - rank(rival);
  return difference === 0 ? (evaluation.evaluatedMs ?? 0) > (rival.evaluatedMs ?? 0) : difference < 0;
}
