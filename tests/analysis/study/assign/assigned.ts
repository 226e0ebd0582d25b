/** What an archive's files and scores are assigned to, with everything that a test does not care about left out. */
import { assign, type AssignInput } from '../../../../analysis/study/assign';
import type { Claims } from '../../../../analysis/archive/kind';
import { studyOf } from '../../../../analysis/study/studyOf';

/** In the study that the manifest makes of the preset. */
export function assigned(input: Partial<AssignInput>) {
  const manifest = input.manifest ?? null;
  return assign({ study: studyOf(manifest), manifest, artifacts: [], evaluations: [], ...input });
}

/** A file of generated data; `rows` is null where it was not read. */
export const data = (path: string, claims: Claims = {}, rows: number | null = 10) => ({
  path,
  role: 'generated' as const,
  claims,
  rows,
});

export const dataPath = 'results/response_generation_math_gpt-4o.json';
export const dataClaims = { method: 'response_generation', domain: 'math', generator: 'gpt-4o' };

/** The name of a student of the run of `dataClaims`. */
export const student = 'llama-3.1-8b-response_generation-math-gpt-4o-10k-seed42';

export const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);
