import { ChevronLeft } from 'lucide-react';
import { Skeleton } from '../../../components/Skeleton';
import { showJobList, useJobs } from '../../../state/jobs/jobs';
import { jobsText as text } from '../../../text/jobs';
import { StateSign } from '../StateSign';
import { wantedOf } from '../wantedOf';
import { Announced } from './Announced';
import { CostMeter } from './CostMeter';
import { JobActions } from './JobActions';
import { Progress } from './Progress';
import { Arrived } from './Arrived';

/** One job as it is now: how far, at what cost, with what answers, and what can be done with it. */
export function LiveJob() {
  const view = useJobs((state) => state.view);
  return (
    <section className="live-job" aria-label={view?.name}>
      <header className="job-head">
        <button type="button" className="button" onClick={showJobList}>
          <ChevronLeft size={14} aria-hidden />
          {text.back}
        </button>
        {view && (
          <>
            <h2 className="words" title={view.name}>
              {view.name}
            </h2>
            <StateSign state={view.state} />
            <span className="quiet words" title={view.location}>
              {text.location(view.location)}
            </span>
            <JobActions key={view.id} view={view} />
          </>
        )}
      </header>
      {view ? (
        <>
          <Announced view={view} />
          {view.state !== 'running' && view.state !== 'complete' && (
            <p className="job-message">
              {view.progress === null || view.progress.message === ''
                ? text.statesExplained[view.state]
                : view.progress.message}
            </p>
          )}
          <div className="job-figures">
            <Progress view={view} wanted={view.progress?.wanted ?? wantedOf(view.plan)} />
            <CostMeter view={view} />
          </div>
          <Arrived key={view.id} view={view} />
        </>
      ) : (
        <Skeleton />
      )}
    </section>
  );
}
