/** `agora.json` of the outputs: what makes the folder an archive whose run joins the leaderboard. */
import type { Manifest } from '../../../../analysis/study/manifestSchema';
import type { GenerationPlan } from '../../plan';
import type { Prompt } from '../prompts/prompt';
import type { Labels } from './instanceColumns';

/** @param volume Instances that the plan can have; null: none came, so there is no run. */
export function manifestOf(plan: GenerationPlan, prompt: Prompt, labels: Labels, volume: number | null): Manifest {
  const { generator, method, domain } = labels;
  const { variant } = prompt;
  const { model, price, seed } = plan;
  const id = [method, domain, generator, volume, variant, `seed${String(seed)}`]
    .filter((part) => part !== null)
    .join('-');
  return {
    agora: 1,
    study: { preset: 'agorabench' },
    generators: [
      {
        id: generator,
        ...(generator === model ? {} : { aliases: [model] }),
        ...(price && { usdPer1MInput: price.usdPer1MInput, usdPer1MOutput: price.usdPer1MOutput }),
      },
    ],
    runs: volume === null ? [] : [{ id, generator, method, domain, volume, variant, seed, files: ['data/*.parquet'] }],
  };
}
