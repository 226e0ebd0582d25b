/** The studies that ship with the app: the word that names one wherever a path is asked for, and its name for the eye. */
export interface BundledStudy {
  readonly id: 'published' | 'small-study';
  readonly name: string;
}

export const published: BundledStudy = { id: 'published', name: 'AgoraBench as published' };

/** What jobs are tried on: it is trained and scored in minutes, without a GPU. */
export const smallStudy: BundledStudy = { id: 'small-study', name: 'Small study' };

const all: readonly BundledStudy[] = [published, smallStudy];

/** The study of this id or word; null where there is none. */
export function bundledStudy(id: string): BundledStudy | null {
  return all.find((study) => study.id === id) ?? null;
}
