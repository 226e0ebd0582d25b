/** What differs between two archives before any score is read. */
import type { ArtifactSummary } from '../../results';
import type { Study } from '../study';
import type { ArchiveDifference, ComparedSetting } from './compared';

/** In the study that each is read as. */
export function studyDifferences(a: Study, b: Study): ArchiveDifference[] {
  const parts: readonly (readonly [what: string, of: (study: Study) => string])[] = [
    ['study', ({ id }) => id],
    ['rule of PGR', ({ rule }) => rule],
    ['methods', ({ methods }) => methods.map(({ id }) => id).join(', ')],
    [
      'domains and their benchmarks',
      ({ domains }) => domains.map(({ id, benchmarks }) => `${id}: ${benchmarks.join(' + ')}`).join('; '),
    ],
    [
      'families',
      ({ families }) =>
        families
          .map(
            ({ id, base, reference }) => `${id}: ${base?.model ?? 'no base'} to ${reference?.model ?? 'no reference'}`,
          )
          .join('; '),
    ],
    [
      'declared protocols',
      ({ families }) =>
        families
          .map(({ id, base, reference, student }) =>
            JSON.stringify({
              family: id,
              base: base?.protocol ?? null,
              student: student.protocol,
              reference: reference?.protocol ?? null,
            }),
          )
          .join('; '),
    ],
  ];
  return parts.flatMap(([what, of]) => (of(a) === of(b) ? [] : [{ aspect: 'study', what, a: of(a), b: of(b) }]));
}

/** Entries of configurations that both archives have at the same path, with other values; or only one has. */
export function configurationDifferences(
  a: readonly ComparedSetting[],
  b: readonly ComparedSetting[],
): ArchiveDifference[] {
  const paths = new Set(a.map(({ path }) => path).filter((path) => b.some((other) => other.path === path)));
  const values = (settings: readonly ComparedSetting[]) =>
    new Map(settings.filter(({ path }) => paths.has(path)).map(({ path, key, value }) => [`${path} ${key}`, value]));
  return changed('configuration', values(a), values(b));
}

/** Files that only one archive has, and files of another size. */
export function fileDifferences(a: readonly ArtifactSummary[], b: readonly ArtifactSummary[]): ArchiveDifference[] {
  const sizes = (files: readonly ArtifactSummary[]) =>
    new Map(files.map(({ path, bytes, kind }) => [path, `${bytes} bytes, ${kind ?? 'not recognised'}`]));
  return changed('files', sizes(a), sizes(b));
}

/** Keys whose values are not the same; absent ones are null. */
export function changed(
  aspect: ArchiveDifference['aspect'],
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
): ArchiveDifference[] {
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((what) => {
    const [one, other] = [a.get(what) ?? null, b.get(what) ?? null];
    return one === other ? [] : [{ aspect, what, a: one, b: other }];
  });
}
