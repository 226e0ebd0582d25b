/** From what a file claims, in its own spelling, to a run of the study. */
import type { Claims } from '../../archive/kind';
import { findWord, generatorNamed } from '../names';
import type { Study } from '../study';
import { claimInNames, generatorWithVariant } from './claimInNames';
import { noClaim, type RunClaim } from './runClaim';

/**
 * The run of a file: by its claims where they give generator, method and domain in the study's words, else by the
 * names of its model and folders. A generator that the study does not list is kept under its own name. Null where the
 * three cannot be told.
 */
export function claimOfArtifact(study: Study, path: string, claims: Claims): RunClaim | null {
  const names = [...(claims.model === undefined ? [] : [claims.model]), ...namesInPath(path)];
  const named = claimInNames(study, names);
  const method = claims.method === undefined ? null : findWord(study.methods, claims.method);
  const domain = claims.domain === undefined ? null : findWord(study.domains, claims.domain);
  if (!method || !domain || claims.generator === undefined) return named;
  const { generator, variant } = generatorOf(study, claims.generator);
  return {
    ...noClaim,
    generator,
    method: method.id,
    domain: domain.id,
    family: named?.family ?? null,
    volume: claims.volume ?? named?.volume ?? null,
    variant: claims.variant ?? variant,
    seed: claims.seed ?? named?.seed ?? null,
  };
}

/** The file's name without extension, then its folders from the nearest. */
export function namesInPath(path: string): string[] {
  const parts = path.split('/').reverse();
  return parts.map((part, index) =>
    index === 0 ? part.replace(/(\.(jsonl?|csv|parquet|arrow|gz|zst))+$/i, '') : part,
  );
}

function generatorOf(study: Study, name: string): { generator: string; variant: string | null } {
  const known = generatorNamed(study, name);
  if (known) return { generator: known.id, variant: null };
  return generatorWithVariant(study, name) ?? { generator: name, variant: null };
}
