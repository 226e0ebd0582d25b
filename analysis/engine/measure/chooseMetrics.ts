/** Which metrics a request asks for. */
import { AgoraError } from '../../errors';
import { modelMetrics, vectorFamily } from '../../metrics/embeddingDiversity/vectorFamily';
import type { EmbeddingModel } from '../../metrics/embeddingDiversity/embeddingModel';
import { embeddingModels } from '../../metrics/embeddingDiversity/embeddingModels';
import { vectorMetrics } from '../../metrics/embeddingDiversity/vectorMetrics';
import { responseNgramCrossEntropy } from '../../metrics/crossEntropy/responseNgramCrossEntropy';
import type { MetricDefinition } from '../../metrics/definition';
import { judgedAspect } from '../../metrics/given/judgedMetric';
import { instanceMetrics } from '../../metrics/instanceMetrics';
import type { InstanceMetric } from '../../metrics/instanceMetric';
import type { RelatedMetric } from '../../metrics/relation/relatedMetric';
import { relatedMetrics } from '../../metrics/relation/relatedMetrics';
import { metricDefinition } from '../../metrics/registry';
import { runMetrics } from '../../metrics/runMetrics';
import type { RunMetric } from '../../metrics/runMetric';
import { metricsOfTokenizer, type SuppliedTokenizer } from '../../metrics/text/tokens/suppliedTokenizer';

export interface ChosenMetrics {
  readonly instances: readonly InstanceMetric[];
  readonly runs: readonly RunMetric[];
  readonly related: readonly RelatedMetric[];
  /** Models, and which of the metrics that are made with each. */
  readonly models: readonly { readonly model: EmbeddingModel; readonly metrics: readonly string[] }[];
  /** Made of vectors that the user supplies; null: all that the archive has any for. */
  readonly supplied: readonly string[] | null;
  /** Whether what the archive's files say in numbers is read. */
  readonly given: boolean;
  /** Whether grades are looked for that jobs of judging gave. */
  readonly judged: boolean;
  /** Made with seed data. */
  readonly seeds: readonly MetricDefinition[];
}

const fromTexts: ReadonlySet<string> = new Set(['text', 'origin', 'others', 'seeds']);

/**
 * The metrics with these ids; null: all that are made from the texts of the archive, with a model only where it is fast
 * enough for whole runs and `hasModels`. Throws `AgoraError('bad-input')` for an id that nothing here measures.
 */
export function chooseMetrics(
  ids: readonly string[] | null,
  tokenizer: SuppliedTokenizer | null,
  hasModels: boolean,
): ChosenMetrics {
  const isWanted = ({ id, needs }: { id: string; needs: string }) =>
    ids === null ? fromTexts.has(needs) : ids.includes(id);
  const ofTokenizer = tokenizer ? metricsOfTokenizer(tokenizer) : [];
  const isJudged = (id: string) => judgedAspect(id) !== null;
  const isGiven = (id: string) => {
    const needs = metricDefinition(id)?.needs ?? '';
    return !isJudged(id) && (needs === 'columns' || needs.startsWith('job:'));
  };
  const models = embeddingModels.flatMap((model) => {
    const all = vectorMetrics(model).map(({ id }) => id);
    const metrics =
      ids === null ? all.filter(() => hasModels && model.sample === 'all') : all.filter((id) => ids.includes(id));
    return metrics.length === 0 ? [] : [{ model, metrics }];
  });
  const isSupplied = (id: string) =>
    !modelMetrics.some((metric) => metric.id === id) && vectorFamily.define(id) !== null;
  const chosen = {
    models,
    supplied: ids?.filter(isSupplied) ?? null,
    instances: [
      ...instanceMetrics.filter(isWanted),
      ...ofTokenizer.filter(({ id }) => ids === null || ids.includes(id)),
    ],
    runs: runMetrics.filter(isWanted),
    related: relatedMetrics.filter(isWanted),
    seeds: [responseNgramCrossEntropy].filter(isWanted),
    given: ids === null || ids.some(isGiven),
    judged: ids === null || ids.some(isJudged),
  };
  const { instances, runs, related, seeds } = chosen;
  const known = new Set([...instances, ...runs, ...related, ...seeds, ...modelMetrics].map(({ id }) => id));
  const unknown = ids?.find((id) => !known.has(id) && !isGiven(id) && !isJudged(id) && !isSupplied(id));
  if (unknown === undefined) return chosen;
  const nextStep = '"agora metrics --list" names every metric and what it needs.';
  throw new AgoraError('bad-input', `There is no metric "${unknown}" that can be measured here.`, { nextStep });
}
