import type { EmbeddingModel } from './embeddingModel';
import { embeddedTexts } from './embeddedText';
import { embeddingModels } from './embeddingModels';
import { vectorMeasures, vectorMetricId } from './vectorMetrics';

/** What one model has to do for a measurement. */
export interface EmbeddingTime {
  readonly model: EmbeddingModel;
  /** Texts that become vectors. */
  readonly texts: number;
  /** By the model's pace and as many workers, each with a core of its own. */
  readonly seconds: number;
}

/** A measurement before it starts. */
export interface EmbeddingPlan {
  /** Instances of each run. */
  readonly instances: readonly number[];
  /** Instances a run of a model that is too slow for whole runs; null: all. */
  readonly sample: number | null;
  /** Ids of metrics; those that no model here makes count nothing. */
  readonly metrics: readonly string[];
  readonly workers: number;
}

/**
 * How many texts each model that the metrics name turns into vectors and how long it takes, the models in their order.
 * Every measure of one text rests on the same vectors. Where vectors are kept from another time it takes less.
 */
export function embeddingTimes({ instances, sample, metrics, workers }: EmbeddingPlan): EmbeddingTime[] {
  return embeddingModels.flatMap((model) => {
    const wanted = embeddedTexts.filter((text) =>
      vectorMeasures.some((measure) => metrics.includes(vectorMetricId(text, measure, model))),
    );
    if (wanted.length === 0) return [];
    const most = model.sample === 'all' || sample === null ? Infinity : sample;
    const texts = wanted.length * instances.reduce((sum, size) => sum + Math.min(size, most), 0);
    return [{ model, texts, seconds: texts / (model.textsPerSecond * Math.max(1, workers)) }];
  });
}
