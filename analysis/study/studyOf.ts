/** The study an archive is read as: a preset, with what the manifest declares laid over it. */
import type { Manifest, ManifestAnchor, ManifestFamily } from './manifestSchema';
import { defaultPreset, presets } from './presets';
import type { Anchor, Benchmark, Domain, Family, Generator, Method, Study } from './study';

type Declared<T extends 'methods' | 'domains'> = NonNullable<NonNullable<Manifest['study']>[T]>[number];
type DeclaredBenchmark = NonNullable<Manifest['benchmarks']>[number];
type DeclaredGenerator = NonNullable<Manifest['generators']>[number];

const nothing: Study = {
  id: 'study',
  name: 'Study',
  rule: 'mean-of-pgrs',
  methods: [],
  domains: [],
  benchmarks: [],
  families: [],
  generators: [],
};

/**
 * Without a manifest, or where it names no preset, the study is AgoraBench; `preset: null` gives only what the
 * manifest declares. Methods, domains, benchmarks, families and generators with a preset's id override it field by
 * field, others are added.
 */
export function studyOf(manifest: Manifest | null): Study {
  if (manifest === null) return presetStudy(defaultPreset);
  const preset = manifest.study?.preset;
  const under = preset === null ? nothing : presetStudy(preset ?? defaultPreset);
  const study = layOver(under, manifest);
  return preset === null ? study : { ...study, id: under.id };
}

function presetStudy(id: string): Study {
  const preset = presets.get(id);
  return preset ? layOver(nothing, preset) : nothing;
}

function layOver(under: Study, manifest: Manifest): Study {
  const { study } = manifest;
  const domains = merge(under.domains, study?.domains, overlayDomain);
  const benchmarks = merge(under.benchmarks, manifest.benchmarks, overlayBenchmark);
  const undefinedOnes = [...new Set(domains.flatMap((domain) => domain.benchmarks))]
    .filter((id) => !benchmarks.some((benchmark) => benchmark.id === id))
    .map((id) => overlayBenchmark(undefined, { id }));
  return {
    id: study?.id ?? study?.name ?? under.id,
    name: study?.name ?? study?.id ?? under.name,
    rule: study?.rule ?? under.rule,
    methods: merge(under.methods, study?.methods, overlayMethod),
    domains,
    benchmarks: [...benchmarks, ...undefinedOnes],
    families: merge(under.families, manifest.families, overlayFamily),
    generators: merge(under.generators, manifest.generators, overlayGenerator),
  };
}

/** In the order of `under`, then what `over` adds in its own order. */
function merge<T extends { readonly id: string }, D extends { readonly id: string }>(
  under: readonly T[],
  over: readonly D[] | undefined,
  overlay: (under: T | undefined, over: D) => T,
): T[] {
  const merged = new Map(under.map((item) => [item.id, item]));
  for (const item of over ?? []) merged.set(item.id, overlay(merged.get(item.id), item));
  return [...merged.values()];
}

const overlayMethod = (under: Method | undefined, over: Declared<'methods'>): Method => ({
  id: over.id,
  name: over.name ?? under?.name ?? over.id,
  aliases: over.aliases ?? under?.aliases ?? [],
});

const overlayDomain = (under: Domain | undefined, over: Declared<'domains'>): Domain => ({
  ...overlayMethod(under, over),
  benchmarks: over.benchmarks ?? under?.benchmarks ?? [],
});

const overlayBenchmark = (under: Benchmark | undefined, over: DeclaredBenchmark): Benchmark => ({
  ...overlayMethod(under, over),
  unit: 'percent',
  higherIsBetter: over.higherIsBetter ?? under?.higherIsBetter ?? true,
  sources:
    over.sources?.map(({ tool, task = null, metric, filter = null }) => ({ tool, task, metric, filter })) ??
    under?.sources ??
    [],
});

const overlayFamily = (under: Family | undefined, over: ManifestFamily): Family => ({
  id: over.id,
  base: overlayAnchor(under?.base ?? null, over.base),
  reference: overlayAnchor(under?.reference ?? null, over.reference),
  student: { protocol: { ...under?.student.protocol, ...over.student?.protocol } },
});

/** Another model is another anchor: nothing of the preset's spellings or protocol is kept for it. */
function overlayAnchor(under: Anchor | null, over: ManifestAnchor | null | undefined): Anchor | null {
  if (over === undefined) return under;
  if (over === null) return null;
  const kept = over.model === undefined || over.model === under?.model ? under : null;
  const model = over.model ?? kept?.model;
  if (model === undefined) return null;
  return { model, aliases: over.aliases ?? kept?.aliases ?? [], protocol: { ...kept?.protocol, ...over.protocol } };
}

const overlayGenerator = (under: Generator | undefined, over: DeclaredGenerator): Generator => ({
  id: over.id,
  name: over.name ?? under?.name ?? over.id,
  aliases: over.aliases ?? under?.aliases ?? [],
  usdPer1MInput: over.usdPer1MInput ?? under?.usdPer1MInput ?? null,
  usdPer1MOutput: over.usdPer1MOutput ?? under?.usdPer1MOutput ?? null,
});
