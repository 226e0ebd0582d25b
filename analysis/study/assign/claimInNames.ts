/** Reading a run's dimensions out of the names that people give to folders, files and students. */
import { mentionsIn, wordsOf, type Term } from '../mentions';
import type { Study } from '../study';
import { noClaim, type RunClaim } from './runClaim';

type Dimension = 'generator' | 'method' | 'domain' | 'family';

interface Meaning {
  readonly dimension: Dimension;
  readonly id: string;
}

interface Scan {
  readonly ids: Readonly<Record<Dimension, readonly string[]>>;
  readonly volume: number | null;
  readonly seed: number | null;
  /** Words between the generator and the volume or seed: what the template has no other place for. */
  readonly extra: string | null;
}

/**
 * The run that names speak of: the first name that contains exactly one generator, method and domain of the study,
 * else all names together if they do. Null where something is missing or said twice. A name made after
 * `{base}-{method}-{domain}-{generator}-{variant}-{n}k-seed{k}` also gives family, variant, volume and seed.
 */
export function claimInNames(study: Study, names: readonly string[]): RunClaim | null {
  const scans = names.map((name) => scan(study, name));
  for (const each of scans) {
    const claim = claimOf([each], scans);
    if (claim) return claim;
  }
  return claimOf(scans, scans);
}

/** A generator's name with something after it that is no number: the known generator, and the rest as the variant. */
export function generatorWithVariant(study: Study, name: string): { generator: string; variant: string } | null {
  const words = wordsOf(name);
  const first = mentionsIn(words, termsOf(study))[0];
  const generator = first?.from === 0 ? first.means.find((each) => each.dimension === 'generator') : undefined;
  const rest = words.slice(first?.to);
  if (!generator || rest.length === 0 || rest.some((word) => /\d/.test(word))) return null;
  return { generator: generator.id, variant: rest.join('_') };
}

/** The ids of the families whose base a model's name mentions. */
export function familiesMentioned(study: Study, name: string): readonly string[] {
  return scan(study, name).ids.family;
}

function claimOf(scans: readonly Scan[], all: readonly Scan[]): RunClaim | null {
  const only = (dimension: Dimension) => {
    const ids = new Set(scans.flatMap((each) => each.ids[dimension]));
    return ids.size === 1 ? [...ids].join() : null;
  };
  const [generator, method, domain] = [only('generator'), only('method'), only('domain')];
  if (generator === null || method === null || domain === null) return null;
  const extra = scans.find((each) => each.extra !== null)?.extra ?? null;
  if (extra !== null && /\d/.test(extra)) return null;
  const first = (field: 'volume' | 'seed') => [...scans, ...all].find((each) => each[field] !== null)?.[field] ?? null;
  return {
    ...noClaim,
    generator,
    method,
    domain,
    family: only('family'),
    variant: extra,
    volume: first('volume'),
    seed: first('seed'),
  };
}

function scan(study: Study, name: string): Scan {
  const words = wordsOf(name);
  const mentions = mentionsIn(words, termsOf(study));
  const isMentioned = (index: number) => mentions.some(({ from, to }) => from <= index && index < to);
  const free = words.map((word, index) => (isMentioned(index) ? '' : word));

  const seedAt = free.findIndex(
    (word, index) => /^seed\d+$/.test(word) || (word === 'seed' && isDigits(free[index + 1])),
  );
  const seed = seedAt < 0 ? null : Number((free[seedAt] === 'seed' ? free[seedAt + 1] : free[seedAt]?.slice(4)) ?? NaN);
  const volumeAt = free.findIndex((word) => /^\d+k$/.test(word) || /^[1-9]\d{0,4}00$/.test(word));
  const volumeWord = free[volumeAt] ?? '';
  const volume = volumeAt < 0 ? null : parseInt(volumeWord, 10) * (volumeWord.endsWith('k') ? 1000 : 1);

  const ends = [seedAt, volumeAt].filter((index) => index >= 0);
  const start = Math.max(0, ...mentions.map(({ to }) => to));
  const between = ends.length > 0 ? free.slice(start, Math.min(...ends)) : [];
  return { ids: idsOf(mentions), volume, seed, extra: between.length > 0 ? between.join('_') : null };
}

function idsOf(mentions: readonly { readonly means: readonly Meaning[] }[]): Scan['ids'] {
  const ids = (dimension: Dimension) => [
    ...new Set(
      mentions.flatMap(({ means }) => means.filter((each) => each.dimension === dimension).map(({ id }) => id)),
    ),
  ];
  return { generator: ids('generator'), method: ids('method'), domain: ids('domain'), family: ids('family') };
}

const isDigits = (word: string | undefined) => word !== undefined && /^\d+$/.test(word);

const remembered = new WeakMap<Study, readonly Term<Meaning>[]>();

function termsOf(study: Study): readonly Term<Meaning>[] {
  const known = remembered.get(study);
  if (known) return known;
  const terms = (dimension: Dimension, id: string, spellings: readonly string[]) =>
    [...new Set(spellings)].map((spelling) => ({ spelling, means: { dimension, id } }));
  const all = [
    ...study.generators.flatMap(({ id, name, aliases }) => terms('generator', id, [id, name, ...aliases])),
    ...study.methods.flatMap(({ id, name, aliases }) => terms('method', id, [id, name, ...aliases])),
    ...study.domains.flatMap(({ id, name, aliases }) => terms('domain', id, [id, name, ...aliases])),
    ...study.families.flatMap(({ id, base }) =>
      terms('family', id, [id, ...(base ? [base.model, ...base.aliases] : [])]),
    ),
  ];
  remembered.set(study, all);
  return all;
}
