import { useMemo } from 'react';
import { generatorColours } from '../../analysis/figures/generatorColours';
import { useCurrentArchive } from '../state/archives';

const none: ReadonlyMap<string, string> = new Map();

/** Colour of every generator of the current archive by id, the same as in its figures. */
export function useColours(): ReadonlyMap<string, string> {
  const archive = useCurrentArchive();
  const study = archive?.study;
  const cells = archive?.pgr.cells;
  const runs = archive?.open.runs;
  return useMemo(() => {
    if (!study || !cells || !runs) return none;
    const scored = cells.map(({ generator }) => generator);
    const found = runs.flatMap(({ generator }) => (generator === null ? [] : [generator]));
    return generatorColours(study, [...scored, ...found]);
  }, [study, cells, runs]);
}
