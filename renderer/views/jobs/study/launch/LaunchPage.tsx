import { ChevronLeft } from 'lucide-react';
import { Skeleton } from '../../../../components/Skeleton';
import { showLaunchList, useLaunches } from '../../../../state/study/launches';
import { launchText as text } from '../../../../text/launches';
import { LaunchSign } from '../LaunchSign';
import { CellGrid } from './CellGrid';
import { Counts } from './Counts';
import { LaunchActions } from './LaunchActions';
import { LaunchTabs } from './LaunchTabs';
import { Reachability } from './Reachability';
import { Served } from './Served';
import { StepPanel } from './StepPanel';

/** One launch as it is now: each cell of the study's grid at its stage, and one step of it in full. */
export function LaunchPage() {
  const { view, shownStep } = useLaunches();
  return (
    <section className="launch-page" aria-label={view?.name}>
      <header className="job-head">
        <button type="button" className="button" onClick={showLaunchList}>
          <ChevronLeft size={14} aria-hidden />
          {text.back}
        </button>
        {view && (
          <>
            <h2 className="words" title={view.name}>
              {view.name}
            </h2>
            <LaunchSign state={view.state} />
            <span className="quiet words" title={view.location}>
              {text.location(view.target, view.location)}
            </span>
            <LaunchActions key={view.id} view={view} />
          </>
        )}
      </header>
      {view ? (
        <>
          <p className="visually-hidden" role="status" aria-live="polite">
            {text.said(view)}
          </p>
          <Reachability view={view} />
          {view.served === null ? (
            <>
              <Counts view={view} />
              <div className={`launch-columns${shownStep === null ? '' : ' with-step'}`}>
                <CellGrid view={view} />
                {shownStep !== null && <StepPanel key={shownStep} launch={view} id={shownStep} />}
              </div>
            </>
          ) : (
            <>
              <Served launch={view} served={view.served} />
              {shownStep !== null && <StepPanel key={shownStep} launch={view} id={shownStep} />}
            </>
          )}
          <LaunchTabs key={view.id} view={view} />
        </>
      ) : (
        <Skeleton />
      )}
    </section>
  );
}
