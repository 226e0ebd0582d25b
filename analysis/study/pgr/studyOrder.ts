/** The order in which a study names its parts. */
import type { Study } from '../study';

interface Placed {
  readonly generator: string;
  readonly method: string;
  readonly domain: string;
}

/** By generator, method and domain as the study lists them; what it does not list comes last, in the given order. */
export function inStudyOrder<T extends Placed>(study: Study, cells: readonly T[]): T[] {
  const rank = (parts: readonly { readonly id: string }[], id: string) => {
    const index = parts.findIndex((part) => part.id === id);
    return index < 0 ? parts.length : index;
  };
  const ranks = ({ generator, method, domain }: Placed) => [
    rank(study.generators, generator),
    rank(study.methods, method),
    rank(study.domains, domain),
  ];
  return cells
    .map((cell) => ({ cell, ranks: ranks(cell) }))
    .sort((a, b) => a.ranks.map((each, index) => each - (b.ranks[index] ?? 0)).find((each) => each !== 0) ?? 0)
    .map(({ cell }) => cell);
}
