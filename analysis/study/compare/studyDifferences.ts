/** What differs between two studies before any score is read. */
import type { Study } from '../study';
import type { ArchiveDifference } from './compared';

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
