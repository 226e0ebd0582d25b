import type { Study } from '../../study/study';

const joined = <T extends { readonly id: string }>(own: readonly T[], others: readonly T[]): readonly T[] => [
  ...own,
  ...others.filter(({ id }) => !own.some((each) => each.id === id)),
];

/** The study with the parts of `other` that it lacks at their ends: it names and colours what either archive has. */
export function studyOfBoth(study: Study, other: Study): Study {
  return {
    ...study,
    generators: joined(study.generators, other.generators),
    methods: joined(study.methods, other.methods),
    domains: joined(study.domains, other.domains),
  };
}
