/** The same thing under several spellings: models, methods, domains, generators. */
import type { Anchor, Generator, Role, Study } from './study';

interface Spelled {
  readonly id: string;
  readonly name?: string;
  readonly aliases: readonly string[];
}

/**
 * A model's name with `/`, `__` and `_` alike and case ignored. Evaluation tools replace `/` so as to name files:
 * lm-eval by `__`, data-agora by `_`; lm-eval treats `\ : * ? " < > | [ ]` the same way.
 */
export function normaliseModel(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_/\\:*?"<>|[\]]+/g, '_')
    .replace(/^_|_$/g, '');
}

/** A word of the study's vocabulary with its letters and digits alone: `Response-Generation` → `responsegeneration`. */
export function normaliseWord(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

export function isSameModel(one: string, other: string): boolean {
  return normaliseModel(one) === normaliseModel(other);
}

/** The method or domain with this id, name or alias; null where there is none. */
export function findWord<T extends Spelled>(list: readonly T[], spelling: string): T | null {
  const wanted = normaliseWord(spelling);
  return list.find(({ id, name, aliases }) => [id, name ?? id, ...aliases].map(normaliseWord).includes(wanted)) ?? null;
}

/** The generator that a model's name is the name of; an organisation in front (`openai/…`) may be missing or added. */
export function generatorNamed(study: Study, model: string): Generator | null {
  const wanted = normaliseModel(model);
  const bare = wanted.replace(/^[^_]+_/, '');
  const spellings = ({ id, name, aliases }: Generator) => [id, name, ...aliases].map(normaliseModel);
  return (
    study.generators.find((generator) => spellings(generator).includes(wanted)) ??
    study.generators.find((generator) => spellings(generator).includes(bare)) ??
    null
  );
}

export function isAnchorNamed(anchor: Anchor | null, model: string): boolean {
  return anchor !== null && [anchor.model, ...anchor.aliases].some((spelling) => isSameModel(spelling, model));
}

/** The families whose base or reference a model is, by name. Several families may share one model. */
export function anchorsNamed(
  study: Study,
  model: string,
): { family: string; role: Extract<Role, 'base' | 'reference'> }[] {
  return study.families.flatMap(({ id, base, reference }) => [
    ...(isAnchorNamed(base, model) ? [{ family: id, role: 'base' as const }] : []),
    ...(isAnchorNamed(reference, model) ? [{ family: id, role: 'reference' as const }] : []),
  ]);
}
