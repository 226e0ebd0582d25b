import { lazy, Suspense, useEffect, useLayoutEffect, useRef } from 'react';
import { bindShortcuts } from '../actions/shortcuts';
import { LoadingPlace } from '../components/LoadingPlace';
import { Inspector } from '../inspector/Inspector';
import { useArchives } from '../state/archives';
import { usePalette } from '../state/palette';
import { usePlaces } from '../state/places';
import { Leaderboard } from '../views/leaderboard/Leaderboard';
import { DropTarget } from './DropTarget';
import { Fallback } from './Fallback';
import { HostQuestions } from './HostQuestions';
import { loaders, useEarlyLoading } from './loaders';
import { Rail } from './Rail';
import { StatusLine } from './StatusLine';
import { TopBar } from './TopBar';
import { useReadySignal } from './useReadySignal';

/** The leaderboard is the first thing to be read and comes with the window; the rest follows when it is asked for. */
const Archives = lazy(() => loaders.archives().then(({ Archives }) => ({ default: Archives })));
const Quality = lazy(() => loaders.quality().then(({ Quality }) => ({ default: Quality })));
const Analysis = lazy(() => loaders.analysis().then(({ Analysis }) => ({ default: Analysis })));
const Compare = lazy(() => loaders.compare().then(({ Compare }) => ({ default: Compare })));
const Jobs = lazy(() => loaders.jobs().then(({ Jobs }) => ({ default: Jobs })));
const CommandPalette = lazy(() => loaders.palette().then((module) => ({ default: module.CommandPalette })));

/** The window: rail, top bar, the place, inspector, status line. */
export function App() {
  const place = usePlaces((state) => state.place);
  const archive = useArchives((state) => state.currentId);
  const paletteOpen = usePalette((state) => state.open);
  useEffect(bindShortcuts, []);
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(() => main.current?.scrollTo(0, 0), [place, archive]);
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    // Where the keys that scroll and Tab go on from: what had the focus may be gone with the place before.
    main.current?.focus({ preventScroll: true });
  }, [place]);
  return (
    <div className="window">
      <Starting />
      <Rail />
      <TopBar />
      <main ref={main} id="content" tabIndex={-1}>
        {/* A pair is chosen in the place itself, whose controls keep the focus meanwhile; jobs are of no archive. */}
        <Fallback key={place === 'compare' || place === 'jobs' ? place : `${place} ${archive ?? ''}`}>
          <Suspense fallback={<LoadingPlace place={place} />}>
            {place === 'archives' && <Archives />}
            {place === 'leaderboard' && <Leaderboard />}
            {place === 'quality' && <Quality />}
            {place === 'analysis' && <Analysis />}
            {place === 'compare' && <Compare />}
            {place === 'jobs' && <Jobs />}
          </Suspense>
        </Fallback>
      </main>
      <Inspector />
      <StatusLine />
      <DropTarget />
      <HostQuestions />
      {paletteOpen && (
        <Suspense>
          <CommandPalette />
        </Suspense>
      )}
    </div>
  );
}

/** What a start does besides; apart from the window, which is not drawn again because of it. */
function Starting() {
  useReadySignal();
  useEarlyLoading();
  return null;
}
