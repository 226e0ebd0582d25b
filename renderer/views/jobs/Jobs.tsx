import { useEffect, useRef } from 'react';
import { PlaceHead } from '../../components/PlaceHead';
import { Skeleton } from '../../components/Skeleton';
import { readProviders, refreshJobs, useJobs } from '../../state/jobs/jobs';
import { JobForm } from './form/JobForm';
import { JobList } from './JobList';
import { LiveJob } from './live/LiveJob';

/** Jobs of other processes, such as a terminal, tell nothing of themselves: their list is read again this often. */
const refreshEveryMs = 5000;

/** The place of the jobs: their list, the form of a new one, or one as it runs. */
export function Jobs() {
  const { sight, list } = useJobs();
  useEffect(() => {
    void readProviders();
    void refreshJobs();
  }, []);
  useEffect(() => {
    if (sight !== 'list') return;
    const timer = setInterval(() => void refreshJobs(), refreshEveryMs);
    return () => clearInterval(timer);
  }, [sight]);
  const shown = useRef(sight);
  useEffect(() => {
    if (shown.current === sight) return;
    shown.current = sight;
    // Where keys go on from: what had the focus is gone with what was shown before.
    const main = document.getElementById('content');
    main?.scrollTo(0, 0);
    main?.focus({ preventScroll: true });
  }, [sight]);
  return (
    <div className={`place jobs jobs-${sight}`}>
      <PlaceHead place="jobs" />
      {sight === 'list' && (list ? <JobList list={list} /> : <Skeleton />)}
      {sight === 'form' && <JobForm />}
      {sight === 'job' && <LiveJob />}
    </div>
  );
}
