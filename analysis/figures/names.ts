/** Names of a study's parts as a reader sees them; an id that the study does not know is its own name. */
import type { Study } from '../study/study';

interface Named {
  readonly id: string;
  readonly name: string;
}

const nameIn = (parts: readonly Named[], id: string): string => parts.find((part) => part.id === id)?.name ?? id;

export const generatorName = (study: Study, id: string): string => nameIn(study.generators, id);
export const methodName = (study: Study, id: string): string => nameIn(study.methods, id);
export const domainName = (study: Study, id: string): string => nameIn(study.domains, id);
export const benchmarkName = (study: Study, id: string): string => nameIn(study.benchmarks, id);

/** `Instance generation · Math`. */
export function settingName(study: Study, method: string, domain: string): string {
  return `${methodName(study, method)} · ${domainName(study, domain)}`;
}

/** The study's ids in its order, then those that only the results name, in the order they appear. */
export function inStudyOrder(parts: readonly Named[], present: Iterable<string>): readonly string[] {
  const found = new Set(present);
  const known = parts.map((part) => part.id).filter((id) => found.has(id));
  return [...known, ...[...found].filter((id) => !known.includes(id))];
}
