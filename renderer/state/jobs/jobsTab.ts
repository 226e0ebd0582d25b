/** Which part of the place of the jobs is looked at. */
import { create } from 'zustand';
import { usePlaces } from '../places';

export const jobsTabs = ['models', 'study', 'targets'] as const;
export type JobsTab = (typeof jobsTabs)[number];

interface JobsTabState {
  readonly tab: JobsTab;
}

export const useJobsTab = create<JobsTabState>()(() => ({ tab: 'models' }));

export function showJobsTab(tab: JobsTab): void {
  useJobsTab.setState({ tab });
  usePlaces.getState().go('jobs');
}
