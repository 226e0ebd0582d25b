/** Which seed an enhanced instance was made from. */
import { wordsOf } from '../words';

export interface Origin {
  /** Place among the seeds. */
  readonly seed: number;
  /** `position`: all stand at the same place. `similarity`: the nearest seed by words in common. */
  readonly by: 'position' | 'similarity';
}

/** Words in common, as a share (Jaccard), from which two instructions may be one and its revision. */
const leastSimilarity = 0.2;
/** So many of an instruction's rarest words look for its seed: a word of all seeds tells none apart. */
const rarestWords = 8;
/** Instances that decide whether the order of the seeds was kept. */
const sampled = 200;

/**
 * The seed of each instruction; null where none is alike. Where instances and seeds are equally many and most of a sample
 * is alike to the seed at its own place, the place decides for those that are alike; else, among the seeds with one of the
 * instruction's eight rarest words, the one with the most words in common.
 */
export function matchOrigins(instructions: readonly string[], seeds: readonly string[]): (Origin | null)[] {
  const seedWords = seeds.map((seed) => new Set(wordsOf(seed)));
  const find = nearestSeed(seedWords);
  const inOrder = instructions.length === seeds.length && keepsOrder(instructions, seedWords);
  return instructions.map((instruction, place) => {
    const words = new Set(wordsOf(instruction));
    const own = inOrder ? seedWords[place] : undefined;
    if (own && similarity(words, own) >= leastSimilarity) return { seed: place, by: 'position' };
    const seed = find(words);
    return seed === null ? null : { seed, by: 'similarity' };
  });
}

function keepsOrder(instructions: readonly string[], seeds: readonly ReadonlySet<string>[]): boolean {
  const step = Math.max(1, Math.floor(instructions.length / sampled));
  let [alike, looked] = [0, 0];
  for (let place = 0; place < instructions.length; place += step) {
    looked++;
    const own = seeds[place];
    if (own && similarity(new Set(wordsOf(instructions[place] ?? '')), own) >= leastSimilarity) alike++;
  }
  return alike * 2 > looked;
}

/** Looks up seeds by their rarer words; the earliest of equally near ones. */
function nearestSeed(seeds: readonly ReadonlySet<string>[]): (words: ReadonlySet<string>) => number | null {
  const holders = new Map<string, number[]>();
  seeds.forEach((words, seed) => {
    for (const word of words) {
      const known = holders.get(word);
      if (known) known.push(seed);
      else holders.set(word, [seed]);
    }
  });
  return (words) => {
    const found = Array.from(words, (word) => holders.get(word)).filter((seedsOfWord) => seedsOfWord !== undefined);
    const rarest = found.sort((one, other) => one.length - other.length).slice(0, rarestWords);
    const candidates = new Set(rarest.flat());
    let nearest: number | null = null;
    let most = leastSimilarity;
    for (const seed of [...candidates].sort((a, b) => a - b)) {
      const alike = similarity(words, seeds[seed] ?? new Set());
      if (alike > most || (alike === most && nearest === null)) [nearest, most] = [seed, alike];
    }
    return nearest;
  };
}

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const word of small) if (large.has(word)) both++;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : both / either;
}
