import { describe, expect, it } from 'vitest';
import { embeddingTimes } from '../../../../analysis/metrics/embeddingDiversity/embeddingTime';
import { gloveSif, useLite } from '../../../../analysis/metrics/embeddingDiversity/embeddingModels';

const plan = { instances: [10_000, 100], sample: 256, metrics: ['instruction_diversity_use_lite'], workers: 1 };

describe('embeddingTimes', () => {
  it('counts a sample of each run, or all that it has, for a model that is slow', () => {
    const [time, ...others] = embeddingTimes(plan);
    expect(others).toEqual([]);
    expect(time).toMatchObject({ model: useLite, texts: 356 });
    expect(embeddingTimes({ ...plan, sample: null })[0]?.texts).toBe(10_100);
  });
  it('counts a text once for all measures of it, and both texts where both are measured', () => {
    const metrics = ['instruction_diversity_use_lite', 'instruction_vendi_use_lite'];
    expect(embeddingTimes({ ...plan, metrics })[0]?.texts).toBe(356);
    expect(embeddingTimes({ ...plan, metrics: [...metrics, 'response_vendi_use_lite'] })[0]?.texts).toBe(712);
  });
  it('counts whole runs for a model that is fast', () => {
    const metrics = ['chars', 'response_diversity_glove_sif', ...plan.metrics];
    expect(embeddingTimes({ ...plan, metrics }).map(({ model, texts }) => [model, texts])).toEqual([
      [gloveSif, 10_100],
      [useLite, 356],
    ]);
  });
  it('takes half as long with twice the workers, and no time where nothing is embedded', () => {
    const seconds = (workers: number) => embeddingTimes({ ...plan, workers })[0]?.seconds ?? NaN;
    expect(seconds(1)).toBe(356 / useLite.textsPerSecond);
    expect(seconds(2)).toBe(seconds(1) / 2);
    expect(embeddingTimes({ ...plan, metrics: ['response_diversity_stella_en_400m_v5'] })).toEqual([]);
  });
});
