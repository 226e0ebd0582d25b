import { useEffect, useRef } from 'react';
import { PlaceHead } from '../../components/PlaceHead';
import { Skeleton } from '../../components/Skeleton';
import { Tabs } from '../../components/Tabs';
import { readProviders, refreshJobs, useJobs } from '../../state/jobs/jobs';
import { jobsTabs, showJobsTab, useJobsTab, type JobsTab } from '../../state/jobs/jobsTab';
import { refreshLaunches, useLaunches } from '../../state/study/launches';
import { readStepKinds } from '../../state/study/studyPlanning';
import { refreshTargets, useTargets } from '../../state/study/targets';
import { jobsText as text } from '../../text/jobs';
import { JobForm } from './form/JobForm';
import { JobList } from './JobList';
import { LiveJob } from './live/LiveJob';
import { StudyForm } from './study/form/StudyForm';
import { LaunchList } from './study/LaunchList';
import { LaunchPage } from './study/launch/LaunchPage';
import { ServeForm } from './study/serve/ServeForm';
import { Targets } from './targets/Targets';

/** Jobs of other processes, such as a terminal, tell nothing of themselves: their list is read again this often. */
const refreshEveryMs = 5000;

/** The place of the jobs: those that ask language models, study work, and targets; one of them alone while it is looked at. */
export function Jobs() {
  const { tab } = useJobsTab();
  const jobSight = useJobs(({ sight }) => sight);
  const launchSight = useLaunches(({ sight }) => sight);
  const sight = tab === 'models' ? jobSight : tab === 'study' ? launchSight : 'list';
  useEffect(() => {
    void readProviders();
    void readStepKinds();
    void refreshTargets();
  }, []);
  useEffect(() => {
    if (sight !== 'list' || tab === 'targets') return;
    const refresh = tab === 'models' ? refreshJobs : refreshLaunches;
    void refresh();
    const timer = setInterval(() => void refresh(), refreshEveryMs);
    return () => clearInterval(timer);
  }, [sight, tab]);
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
      {sight === 'list' && (
        <Tabs<JobsTab>
          label={text.parts}
          tabs={jobsTabs.map((id) => ({ id, name: text.tabNames[id] }))}
          selected={tab}
          onSelect={showJobsTab}
        >
          <Part tab={tab} />
        </Tabs>
      )}
      {tab === 'models' && sight === 'form' && <JobForm />}
      {sight === 'job' && <LiveJob />}
      {tab === 'study' && sight === 'form' && <StudyForm />}
      {sight === 'serve' && <ServeForm />}
      {sight === 'launch' && <LaunchPage />}
    </div>
  );
}

function Part({ tab }: { readonly tab: JobsTab }) {
  const jobs = useJobs(({ list }) => list);
  const launches = useLaunches(({ listing }) => listing);
  const targets = useTargets(({ list }) => list);
  if (tab === 'models') return jobs ? <JobList list={jobs} /> : <Skeleton />;
  if (tab === 'study') return launches ? <LaunchList listing={launches} /> : <Skeleton />;
  return targets ? <Targets list={targets} /> : <Skeleton />;
}
