import { useEffect, useRef } from 'react';
import { machine } from '../machine';
import { useArchives } from '../state/archives';
import { useWorkspace } from '../state/workspace';

/** A first archive that takes longer than this is waited for in a window that already says what it reads. */
const patienceMs = 20_000;

/**
 * Tells the machine, once, that the first place is readable: two frames after the first archive, its failure, or a
 * workspace without archives is shown. The machine takes a window that never says so for a broken one.
 */
export function useReadySignal(): void {
  const opened = useArchives(({ currentId, failure }) => currentId !== null || failure !== null);
  const empty = useWorkspace(({ file, held }) => file !== null && held.length === 0);
  const shown = opened || empty;
  const told = useRef(false);
  useEffect(() => {
    const timer = setTimeout(() => tell(told), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (shown) tell(told);
  }, [shown]);
}

function tell(told: { current: boolean }): void {
  if (told.current) return;
  told.current = true;
  requestAnimationFrame(() => requestAnimationFrame(() => void machine().ready()));
}
