/** The instances that a call shows: of the seeds and of what was generated before. */
import type { Earlier, JsonFields } from '../../workload';
import type { Pair } from '../prompts/template';
import type { Seeds } from '../seeds/seeds';
import type { Draws } from './draws';

export interface Demonstration {
  readonly pair: Pair;
  /** As the origin of the request keeps it. */
  readonly origin: JsonFields;
}

/**
 * So many from each, without replacement, in a random order. Where fewer were generated the rest comes from the seeds.
 */
export async function drawDemonstrations(
  wanted: { readonly seeds: number; readonly generated: number },
  seeds: Seeds,
  earlier: Earlier,
  draws: Draws,
): Promise<Demonstration[]> {
  const generated = Math.min(wanted.generated, earlier.count);
  const rows = draws.sample(seeds.count, wanted.seeds + wanted.generated - generated);
  const ranks = draws.sample(earlier.count, generated);
  const fromSeeds = rows.map((row): Demonstration => {
    const { instruction, response, config } = seeds.at(row);
    return { pair: { instruction, response: response ?? '' }, origin: { from: 'seeds', row, config } };
  });
  const fromGenerated = await Promise.all(
    ranks.map(async (rank): Promise<Demonstration> => {
      const { instruction, response } = await earlier.read(rank);
      return {
        pair: { instruction: textOf(instruction), response: textOf(response) },
        origin: { from: 'generated', rank },
      };
    }),
  );
  return draws.shuffled([...fromSeeds, ...fromGenerated]);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new TypeError('An earlier result is no instance.');
}
