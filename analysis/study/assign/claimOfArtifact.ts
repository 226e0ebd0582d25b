/** From what a file claims, in its own spelling, to a run of the study. */
import type { ClaimField, Claims } from '../../archive/kind';
import { findWord, generatorNamed } from '../names';
import type { Study } from '../study';
import type { TemplateMatch } from '../templates/matchTemplate';
import { claimedGenerator } from './claimedGenerator';
import { claimInNames } from './claimInNames';
import { noClaim, runFields, type InferredClaim, type Origins, type RunClaim } from './runClaim';

/**
 * The run of a file: by what its content says, then by the user's template, then by its names. A generator that the
 * study does not list is kept under its own name. Null where generator, method and domain cannot be told.
 */
export function claimOfArtifact(
  study: Study,
  path: string,
  claims: Claims,
  template: TemplateMatch | null = null,
): InferredClaim | null {
  const byNames = claimByNames(study, path, claims);
  if (!template) return byNames;
  const content = inStudy(study, contentOf(study, claims, template));
  const claim = layered([
    { origin: 'content', claim: content },
    { origin: template.template, claim: template.claims },
    { origin: 'names', claim: inStudy(study, claims) },
    { origin: 'names', claim: byNames ?? noClaim },
  ]);
  const { generator, method, domain } = claim;
  return generator === null || method === null || domain === null ? null : claim;
}

/** The file's name without extension, then its folders from the nearest. */
export function namesInPath(path: string): string[] {
  const parts = path.split('/').reverse();
  return parts.map((part, index) =>
    index === 0 ? part.replace(/(\.(jsonl?|csv|parquet|arrow|gz|zst))+$/i, '') : part,
  );
}

/** By its claims where they give generator, method and domain, else by the names of its model and folders. */
function claimByNames(study: Study, path: string, claims: Claims): InferredClaim | null {
  const names = [...(claims.model === undefined ? [] : [claims.model]), ...namesInPath(path)];
  const named = claimInNames(study, names);
  const claimed = inStudy(study, claims);
  if (claimed.generator === null || claimed.method === null || claimed.domain === null) return named;
  return {
    ...claimed,
    family: named?.family ?? null,
    volume: claimed.volume ?? named?.volume ?? null,
    seed: claimed.seed ?? named?.seed ?? null,
    origins: Object.fromEntries((claims.own ?? []).map((field) => [field, 'content'])) satisfies Origins,
  };
}

/** Claims in the study's words; null for what they do not say or the study does not have. */
function inStudy(study: Study, claims: Claims): RunClaim {
  const { generator, variant } = claims.generator === undefined ? noClaim : claimedGenerator(study, claims.generator);
  return {
    ...noClaim,
    generator,
    method: claims.method === undefined ? null : (findWord(study.methods, claims.method)?.id ?? null),
    domain: claims.domain === undefined ? null : (findWord(study.domains, claims.domain)?.id ?? null),
    volume: claims.volume ?? null,
    variant: claims.variant ?? variant,
    seed: claims.seed ?? null,
  };
}

/** What the content alone says. A label that is no generator of the study may be anything: the template's comes first. */
function contentOf(study: Study, claims: Claims, template: TemplateMatch): Claims {
  const isTrusted = (field: ClaimField) =>
    field !== 'generator' ||
    template.claims.generator === null ||
    generatorNamed(study, claims.generator ?? '') !== null;
  return Object.fromEntries((claims.own ?? []).filter(isTrusted).map((field) => [field, claims[field]]));
}

/** The first that says something counts, field by field; a variant belongs to the generator that it stands with. */
function layered(layers: readonly { readonly origin: string; readonly claim: RunClaim }[]): InferredClaim {
  const generatorAt = layers.findIndex(({ claim }) => claim.generator !== null);
  const layerOf = (field: keyof RunClaim) =>
    layers.find(({ claim }, index) => claim[field] !== null && (field !== 'variant' || index <= generatorAt));
  const found = runFields.flatMap((field) => {
    const layer = layerOf(field);
    return layer ? [[field, layer] as const] : [];
  });
  const values = Object.fromEntries(found.map(([field, { claim }]) => [field, claim[field]]));
  return { ...noClaim, ...values, origins: Object.fromEntries(found.map(([field, { origin }]) => [field, origin])) };
}
