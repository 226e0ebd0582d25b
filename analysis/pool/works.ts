/** Every kind of work, by the name it is hired under. Loaded when hired: some bring a model with them. */
import type { Hands } from './work';

export const works: Readonly<Record<string, () => Promise<Hands>>> = {
  'instance-metrics': async () => (await import('../metrics/instanceHands')).createInstanceHands(),
  contamination: async () => (await import('../metrics/contamination/contaminationHands')).createContaminationHands(),
  duplicates: async () => (await import('../metrics/duplicates/duplicateHands')).createDuplicateHands(),
  'ngram-cross-entropy': async () =>
    (await import('../metrics/crossEntropy/crossEntropyHands')).createCrossEntropyHands(),
  'related-metrics': async () => (await import('../metrics/relation/relatedHands')).createRelatedHands(),
  'run-metrics': async () => (await import('../metrics/runHands')).createRunHands(),
  vectors: async () => (await import('../metrics/embeddingDiversity/vectorHands')).createVectorHands(),
};
