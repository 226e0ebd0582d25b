import { useMemo } from 'react';
import type { Comparison } from '../../../analysis/study/compare/comparison';
import { useEngine, type Answer } from '../../engine/useEngine';
import type { ArchivePair } from '../../state/compared';
import type { OpenedArchive } from '../../state/opened';

/**
 * The comparison of the pair, asked for when it is looked at and again when either archive was read anew. What is
 * remembered from an earlier start is not in the engine yet, so the question waits until both are confirmed.
 */
export function useComparison({ a, b }: ArchivePair<OpenedArchive>): Answer<Comparison> {
  const areConfirmed = a.confirmed && b.confirmed;
  // A new reading of an archive has new results, and the same id.
  const readings = useMemo(
    () => ({ a: { id: a.id, of: a.pgr }, b: { id: b.id, of: b.pgr } }),
    [a.id, a.pgr, b.id, b.pgr],
  );
  const ids = useMemo(
    () => (areConfirmed ? ([readings.a.id, readings.b.id] satisfies [string, string]) : null),
    [areConfirmed, readings],
  );
  return useEngine('compare', ids);
}
