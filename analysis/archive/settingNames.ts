import type { Claims } from './kind';

/** Words that file and folder names of known tools carry. A study maps them to its own; none is needed. */
const words = {
  methods: ['instance_generation', 'response_generation', 'quality_enhancement'],
  domains: ['instruction_following', 'general', 'math', 'code'],
  /** Published files name the seed collection in place of the method; a domain alone means instances from seeds. */
  collections: [
    { word: 'magpie', method: 'response_generation' },
    { word: 'webinstruct', method: 'quality_enhancement' },
    { word: '', method: 'instance_generation' },
  ],
} as const;

const separator = '[-_]+';
const domain = `(?<domain>${words.domains.map(loose).join('|')})`;
const method = `(?<method>${words.methods.map(loose).join('|')})`;
const methodName = new RegExp(`(?<before>^|.*[-_])${method}${separator}${domain}(?:${separator}(?<rest>.+))?$`, 'i');
const collectionNames = words.collections.map(({ word, method }) => ({
  method,
  // The empty word claims every name that starts with a domain, so it must also end with a number of instances.
  pattern: new RegExp(
    word === ''
      ? `^${domain}(?:_\\k<domain>)?_(?<rest>.+_\\d+)$`
      : `^${word}(?:${separator}${domain})?(?:${separator}(?<rest>.+))?$`,
    'i',
  ),
}));

/** The same word with `_`, `-` or nothing between its parts. */
function loose(word: string): string {
  return word.replaceAll('_', '[-_]?');
}

/**
 * What a file or folder name without extension says of its run, in its own spelling, for example
 * `instance_generation_math_gpt-4o` or `magpie_code_gpt-4o_10000` or `base-quality_enhancement-code-gpt-4o-10k-seed42`.
 */
export function claimsOfName(name: string): Claims {
  const named = methodName.exec(name)?.groups;
  if (named !== undefined) {
    const withBase = named['before'] !== '';
    return { method: named['method'] ?? '', domain: named['domain'] ?? '', ...claimsOfRest(named['rest'], withBase) };
  }
  for (const { method, pattern } of collectionNames) {
    const groups = pattern.exec(name)?.groups;
    if (groups === undefined) continue;
    const domain = groups['domain'];
    return { method, ...(domain === undefined ? {} : { domain }), ...claimsOfRest(groups['rest'], false) };
  }
  const whole = name.toLowerCase();
  if (new RegExp(`^${method}$`, 'i').test(whole)) return { method: name };
  if (new RegExp(`^${domain}$`, 'i').test(whole)) return { domain: name };
  return {};
}

/** `{generator}`, then perhaps a volume (`_10000`, `_10k`, after a base also `-10k`), then perhaps `seed{k}`. */
function claimsOfRest(rest: string | undefined, withBase: boolean): Claims {
  if (rest === undefined || /^seed_data/i.test(rest)) return {};
  const seed = /[-_]seed[-_]?(\d+)$/i.exec(rest);
  const unseeded = seed === null ? rest : rest.slice(0, seed.index);
  const volume = volumeOf(unseeded, withBase || seed !== null);
  const generator = volume === null ? unseeded : unseeded.slice(0, volume.index);
  return {
    ...(generator === '' ? {} : { generator }),
    ...(volume === null ? {} : { volume: volume.instances }),
    ...(seed === null ? {} : { seed: Number(seed[1]) }),
  };
}

/** A model's own name may end in a date (`-20240620`) or a context length (`-128k`): those are not volumes. */
function volumeOf(text: string, dashed: boolean): { readonly index: number; readonly instances: number } | null {
  const match = (dashed ? /[-_](\d+)(k?)$/i : /_(\d+)(k?)$/i).exec(text);
  if (match === null) return null;
  const digits = match[1] ?? '';
  const thousands = match[2] !== '';
  if (!thousands && (digits.length < 3 || /^20\d{6}$/.test(digits) || match[0].startsWith('-'))) return null;
  return { index: match.index, instances: Number(digits) * (thousands ? 1000 : 1) };
}
