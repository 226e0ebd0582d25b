import { useMemo } from 'react';
import { isNothing } from '../../../analysis/study/analyse/sensitivity/dropped';
import type { LeaveOneOut } from '../../../analysis/study/analyse/sensitivity/leaveOneOut';
import type { MainFigures } from '../../../analysis/study/analyse/sensitivity/mainFigures';
import { useEngine, type Answer } from '../../engine/useEngine';
import { useGuide } from '../../state/guide';
import type { OpenedArchive } from '../../state/opened';

export interface SensitivityAnswers {
  /** Every part left out in turn. */
  readonly parts: Answer<LeaveOneOut>;
  /** Without what is left out now; null where nothing is. */
  readonly without: Answer<MainFigures> | null;
}

/** Fits without parts of the study, in the engine; what nobody waits for any more is cancelled. */
export function useSensitivity({ id, confirmed, analysis }: OpenedArchive, mayStart: boolean): SensitivityAnswers {
  const dropped = useGuide((state) => state.dropped);
  // Asked anew when the archive has been read anew.
  const archive = useMemo(() => ({ id, of: analysis }), [id, analysis]);
  const isReady = confirmed && mayStart;
  const partsArgs = useMemo((): [string] | null => (isReady ? [archive.id] : null), [isReady, archive]);
  const withoutArgs = useMemo(
    (): [string, typeof dropped] | null => (confirmed && !isNothing(dropped) ? [archive.id, dropped] : null),
    [confirmed, archive, dropped],
  );
  const parts = useEngine('leaveOneOut', partsArgs);
  const without = useEngine('figuresWithout', withoutArgs);
  return { parts, without: isNothing(dropped) ? null : without };
}
