/** One manifest laid over another: what the user says comes before what the archive says of itself. */
import type { Manifest, ManifestAnchor, ManifestFamily, ManifestRun } from './manifestSchema';

/**
 * Entries with the same id become one, field by field, those of `over` first; a run keeps the files of both. Evaluations
 * of `over` are asked before the others. Merging the result with `over` again changes nothing.
 */
export function mergeManifests(over: Manifest | null, under: Manifest | null): Manifest | null {
  if (over === null || under === null) return over ?? under;
  const merged: Manifest = {
    agora: over.agora ?? under.agora,
    study: over.study && under.study ? mergeStudies(over.study, under.study) : (over.study ?? under.study),
    benchmarks: mergeLists(over.benchmarks, under.benchmarks, layOver),
    families: mergeLists(over.families, under.families, mergeFamilies),
    generators: mergeLists(over.generators, under.generators, layOver),
    runs: mergeLists(over.runs, under.runs, mergeRuns),
    evaluations: distinct(over.evaluations, under.evaluations),
  };
  return withoutAbsent(merged);
}

type DeclaredStudy = NonNullable<Manifest['study']>;

function mergeStudies(over: DeclaredStudy, under: DeclaredStudy): DeclaredStudy {
  return withoutAbsent({
    ...layOver(over, under),
    methods: mergeLists(over.methods, under.methods, layOver),
    domains: mergeLists(over.domains, under.domains, layOver),
  });
}

function mergeFamilies(over: ManifestFamily, under: ManifestFamily): ManifestFamily {
  return withoutAbsent({
    ...layOver(over, under),
    base: mergeAnchors(over.base, under.base),
    reference: mergeAnchors(over.reference, under.reference),
    student:
      over.student && under.student ? mergeProtocols(over.student, under.student) : (over.student ?? under.student),
  });
}

type DeclaredAnchor = ManifestAnchor | null | undefined;

/** Another model is another anchor: nothing of the former's spellings or protocol is kept for it. */
function mergeAnchors(over: DeclaredAnchor, under: DeclaredAnchor): DeclaredAnchor {
  if (!over || !under) return over === undefined ? under : over;
  if (over.model !== undefined && over.model !== under.model) return over;
  return { ...layOver(over, under), ...mergeProtocols(over, under) };
}

type WithProtocol = Pick<ManifestAnchor, 'protocol'>;

function mergeProtocols(over: WithProtocol, under: WithProtocol): WithProtocol {
  const protocol = over.protocol && under.protocol ? layOver(over.protocol, under.protocol) : undefined;
  return withoutAbsent({ protocol: protocol ?? over.protocol ?? under.protocol });
}

function mergeRuns(over: ManifestRun, under: ManifestRun): ManifestRun {
  return withoutAbsent({ ...layOver(over, under), files: distinct(over.files, under.files) });
}

/** Those of `over` in their order, then what only `under` has. */
function mergeLists<T extends { readonly id: string }>(
  over: readonly T[] | undefined,
  under: readonly T[] | undefined,
  merge: (over: T, under: T) => T,
): T[] | undefined {
  if (!over && !under) return undefined;
  const first = (id: string) => under?.find((each) => each.id === id);
  const ids = new Set(over?.map(({ id }) => id));
  const both = (over ?? []).map((each) => {
    const other = first(each.id);
    return other ? merge(each, other) : each;
  });
  return [...both, ...(under ?? []).filter(({ id }) => !ids.has(id))];
}

function layOver<T extends object>(over: T, under: T): T {
  return { ...under, ...withoutAbsent(over) };
}

/** Equal entries once. */
function distinct<T>(over: readonly T[] | undefined, under: readonly T[] | undefined): T[] | undefined {
  if (!over && !under) return undefined;
  const all = [...(over ?? []), ...(under ?? [])];
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

/** A key that stands there without a value would hide one below it. */
function withoutAbsent<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
