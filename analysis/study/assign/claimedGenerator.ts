import { generatorNamed } from '../names';
import type { Study } from '../study';
import { generatorWithVariant } from './claimInNames';

/** A generator as a file spells it: the study's, the study's with a variant, or else one of its own name. */
export function claimedGenerator(study: Study, name: string): { generator: string; variant: string | null } {
  const known = generatorNamed(study, name);
  if (known) return { generator: known.id, variant: null };
  return generatorWithVariant(study, name) ?? { generator: name, variant: null };
}
