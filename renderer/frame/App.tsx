import { lazy, Suspense, useEffect, useLayoutEffect, useRef } from 'react';
import { bindShortcuts } from '../actions/shortcuts';
import { Skeleton } from '../components/Skeleton';
import { Inspector } from '../inspector/Inspector';
import { useArchives } from '../state/archives';
import { usePalette } from '../state/palette';
import { usePlaces } from '../state/places';
import { Leaderboard } from '../views/leaderboard/Leaderboard';
import { DropTarget } from './DropTarget';
import { Fallback } from './Fallback';
import { Rail } from './Rail';
import { StatusLine } from './StatusLine';
import { TopBar } from './TopBar';
import { useReadySignal } from './useReadySignal';

/** The leaderboard is the first thing to be read and comes with the window; the rest follows when it is asked for. */
const Archives = lazy(() => import('../views/archives/Archives').then(({ Archives }) => ({ default: Archives })));
const Analysis = lazy(() => import('../views/analysis/Analysis').then(({ Analysis }) => ({ default: Analysis })));
const CommandPalette = lazy(() => import('./CommandPalette').then((module) => ({ default: module.CommandPalette })));

/** The window: rail, top bar, the place, inspector, status line. */
export function App() {
  const place = usePlaces((state) => state.place);
  const archive = useArchives((state) => state.currentId);
  const paletteOpen = usePalette((state) => state.open);
  useEffect(bindShortcuts, []);
  useReadySignal();
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(() => main.current?.scrollTo(0, 0), [place, archive]);
  return (
    <div className="window">
      <Rail />
      <TopBar />
      <main ref={main} id="content" tabIndex={-1}>
        <Fallback key={`${place} ${archive ?? ''}`}>
          <Suspense fallback={<Skeleton />}>
            {place === 'archives' && <Archives />}
            {place === 'leaderboard' && <Leaderboard />}
            {place === 'analysis' && <Analysis />}
          </Suspense>
        </Fallback>
      </main>
      <Inspector />
      <StatusLine />
      <DropTarget />
      {paletteOpen && (
        <Suspense>
          <CommandPalette />
        </Suspense>
      )}
    </div>
  );
}
