import type { Claims } from '../kind';
import { claimsOfPath, stemOf } from '../pathClaims';

/** Seed data names the collection it was drawn from where generated data name their generator. */
const seedCollection = /^(gsm8k|math|mbpp|xp3x|lima|conala|magpie|webinstruct)([-_].*)?$/i;

/**
 * What a file of generated data says of its run: the name says the setting; `label`, the model that its first record
 * names, says the generator, unless the name says another or the label is a seed collection's.
 */
export function claimsOfGenerated(path: string, label: unknown): Claims {
  const { generator: named, ...claims } = claimsOfPath(path);
  const labelled = typeof label === 'string' && label !== '' && !seedCollection.test(label) ? label : undefined;
  if (/(^|[-_])seed[-_]?data/i.test(stemOf(path)))
    return { ...(claims.domain === undefined ? {} : { domain: claims.domain }) };
  const generator = named === undefined || (labelled !== undefined && sameName(named, labelled)) ? labelled : named;
  return generator === undefined ? claims : { ...claims, generator };
}

function sameName(a: string, b: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/[/_]+/g, '_');
  return plain(a) === plain(b);
}
