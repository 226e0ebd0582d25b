/** The study as the results' archive says it: what of it the plan is about. */
import type { Manifest } from '../../../../analysis/study/manifestSchema';
import { presets } from '../../../../analysis/study/presets';
import type { StudyOfGraph } from '../studyGraph';
import { names } from './names';
import type { AnchorPart, PlanParts } from './planParts';

export function studyOfGraph({ study, family, runs, base, reference }: PlanParts): StudyOfGraph {
  const named = names();
  const generators = new Set(runs.map(({ run }) => run.generator));
  const manifest = {
    agora: 1,
    study: {
      ...(presets.has(study.id) ? { preset: study.id } : { preset: null, id: study.id }),
      name: study.name,
      rule: study.rule,
      methods: study.methods.map(({ id, name, aliases }) => ({ id, name, aliases: [...aliases] })),
      domains: study.domains.map((each) => ({ ...each, aliases: [...each.aliases], benchmarks: [...each.benchmarks] })),
    },
    benchmarks: study.benchmarks.map((each) => ({
      ...each,
      aliases: [...each.aliases],
      sources: [...each.sources],
    })),
    families: [
      {
        id: family.id,
        base: anchorOf(base, family.base),
        reference: anchorOf(reference, family.reference),
        student: family.student,
      },
    ],
    generators: study.generators
      .filter(({ id }) => generators.has(id))
      .map((each) => ({ ...each, aliases: [...each.aliases] })),
    runs: runs.map(({ run, student }) => {
      const { id, generator, method, domain, volume, variant, language, seed } = run;
      const files = [`data/${named.take(id)}.jsonl`];
      return { id, generator, method, domain, family: family.id, volume, variant, language, seed, files, student };
    }),
  } satisfies Manifest;
  return { manifest, family: family.id };
}

/** The plan's model under the study's protocol; aliases are those of the study's own. */
function anchorOf(part: AnchorPart | null, declared: PlanParts['family']['base']) {
  if (part === null) return null;
  const aliases = declared?.model === part.model ? [...declared.aliases] : [];
  return { model: part.model, aliases, protocol: { ...declared?.protocol } };
}
