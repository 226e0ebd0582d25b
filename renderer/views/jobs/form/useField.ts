import type { JobForm } from '../../../state/jobs/jobForm';
import { currentErrors, usePlanning } from '../../../state/jobs/planning';
import { useJobs } from '../../../state/jobs/jobs';

/** Why a field cannot stay so. What is merely missing is told once a plan was asked for. */
export function useFieldError(field: keyof JobForm): string | undefined {
  const { form, isChecked } = usePlanning();
  // What an address needs depends on them.
  useJobs((state) => state.providers);
  const value = form[field];
  const isMissing = value === null || value === '';
  return isChecked || !isMissing ? currentErrors(form)[field] : undefined;
}
