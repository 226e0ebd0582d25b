/** What is known of a run before it is one: its dimensions, each null while unknown. */
import type { Run } from '../study';

export type RunClaim = Pick<Run, RunField>;
export type RunField = 'generator' | 'method' | 'domain' | 'family' | 'volume' | 'variant' | 'language' | 'seed';

/** Where fields come from, as in `Run.inferredFrom`; what is absent was read from names. */
export type Origins = Readonly<Partial<Record<RunField, string>>>;

/** A claim that no manifest makes. */
export interface InferredClaim extends RunClaim {
  readonly origins?: Origins;
}

export const noClaim: RunClaim = {
  generator: null,
  method: null,
  domain: null,
  family: null,
  volume: null,
  variant: null,
  language: null,
  seed: null,
};

/** All fields, the ones that a cell cannot do without first. */
export const runFields = [
  'generator',
  'method',
  'domain',
  'family',
  'volume',
  'variant',
  'language',
  'seed',
] as const satisfies readonly RunField[];

export function knownFields(claim: RunClaim): RunField[] {
  return runFields.filter((field) => claim[field] !== null);
}

/** `{family}-{method}-{domain}-{generator}-{variant}-{language}-{n}k-seed{k}`, without what is not known. */
export function runIdOf(claim: RunClaim): string {
  const { family, method, domain, generator, variant, language, volume, seed } = claim;
  const size = volume === null ? null : volume > 0 && volume % 1000 === 0 ? `${volume / 1000}k` : `${volume}`;
  const parts = [family, method, domain, generator, variant, language, size, seed === null ? null : `seed${seed}`];
  return parts.filter((part) => part !== null).join('-');
}
