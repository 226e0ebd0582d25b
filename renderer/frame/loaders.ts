/** The parts of the window that are not needed for its first sight. */
import { useEffect } from 'react';
import { useCurrentArchive } from '../state/archives';

export const loaders = {
  archives: () => import('../views/archives/Archives'),
  quality: () => import('../views/quality/Quality'),
  analysis: () => import('../views/analysis/Analysis'),
  compare: () => import('../views/compare/Compare'),
  jobs: () => import('../views/jobs/Jobs'),
  palette: () => import('./CommandPalette'),
  chart: () => import('../components/exhibit/Chart'),
} as const;

/**
 * Loads the rest once an archive is read and nothing else is to do, so that a place opens at once even while a long
 * archive takes the processors. What fails here is asked for again when it is needed.
 */
export function useEarlyLoading(): void {
  const settled = useCurrentArchive()?.confirmed === true;
  useEffect(() => {
    if (!settled) return;
    const handle = requestIdleCallback(() => {
      for (const load of Object.values(loaders)) load().catch(() => undefined);
    });
    return () => cancelIdleCallback(handle);
  }, [settled]);
}
