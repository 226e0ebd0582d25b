/** A new job from its form to its start: it can only be started as it was planned. */
import { create } from 'zustand';
import type { JobEstimate, PlanDraft } from '../../../electron/contract';
import { machine } from '../../machine';
import { planText } from '../../text/jobs';
import { notify, notifyFailure } from '../notice';
import { checkForm, type FieldErrors } from './checkForm';
import { draftOf, formOf } from './draft';
import { firstForm, ofKind, withProvider, type JobForm } from './jobForm';
import { lookAtJob, refreshJobs, showJobForm, useJobs } from './jobs';

interface PlanningState {
  readonly form: JobForm;
  /** A plan was asked for: what is missing is told from then on. */
  readonly isChecked: boolean;
  readonly planned: { readonly draft: PlanDraft; readonly estimate: JobEstimate } | null;
  readonly busy: 'planning' | 'starting' | null;
  /** Why there is no plan, or no start. */
  readonly failure: string | null;
  /** The template as the editor holds it; null: as its file does. */
  readonly template: string | null;
  /** Grows when a file behind the form was changed. */
  readonly edition: number;
}

export const usePlanning = create<PlanningState>()(() => ({
  form: firstForm,
  isChecked: false,
  planned: null,
  busy: null,
  failure: null,
  template: null,
  edition: 0,
}));

export function changeForm(change: Partial<JobForm>): void {
  usePlanning.setState(({ form }) => ({ form: { ...form, ...change }, failure: null }));
}

/** What of the form cannot stand now. */
export function currentErrors(form: JobForm): FieldErrors {
  return checkForm(form, useJobs.getState().providers.find(({ id }) => id === form.provider) ?? null);
}

/** True where the plan is of the form as it is. */
export function isPlanned({ form, planned }: Pick<PlanningState, 'form' | 'planned'>): boolean {
  return planned !== null && sameDraft(planned.draft, draftOf(form));
}

/** Fills the form with a job's plan. Never rejects. */
export async function duplicateJob(id: string): Promise<void> {
  try {
    const form = formOf(await machine().copyJob(id));
    usePlanning.setState({ form, isChecked: false, planned: null, failure: null, template: null });
    showJobForm();
  } catch (error) {
    notifyFailure(error);
  }
}

/** Shows the form of a new job, filled in to generate with a model that is served. */
export function generateWith({ baseUrl, model }: { readonly baseUrl: string; readonly model: string }): void {
  usePlanning.setState(({ form }) => ({
    form: { ...withProvider(ofKind(form, 'generate'), 'compatible'), address: baseUrl, model },
    failure: null,
  }));
  showJobForm();
}

/** Has the plan made where the form is right. Nothing is sent. Never rejects. */
export async function makePlan(): Promise<void> {
  const { form, template } = usePlanning.getState();
  // A job asks with what the files hold.
  usePlanning.setState({ isChecked: true, planned: null, failure: template === null ? null : planText.unsaved });
  if (template !== null) return;
  if (Object.keys(currentErrors(form)).length > 0) return;
  const draft = draftOf(form);
  await busy('planning', async () => {
    const estimate = await machine().estimateJob(draft);
    usePlanning.setState({ planned: { draft, estimate } });
  });
}

/** Starts what was planned, where the form is still that. Never rejects. */
export async function startPlanned(): Promise<void> {
  const { planned } = usePlanning.getState();
  if (planned === null || !isPlanned(usePlanning.getState())) return;
  await busy('starting', async () => {
    const { id, problems } = await machine().startJob(planned.draft);
    usePlanning.setState({ planned: null, isChecked: false });
    if (problems.length > 0) notify(planText.startProblems(problems.length));
    lookAtJob(id);
  });
  await refreshJobs();
}

/** A file of the prompts was changed: plans and requests of before are not true any more. */
export function promptsChanged(): void {
  usePlanning.setState(({ edition }) => ({ planned: null, template: null, edition: edition + 1 }));
}

async function busy(what: 'planning' | 'starting', work: () => Promise<void>): Promise<void> {
  if (usePlanning.getState().busy !== null) return;
  usePlanning.setState({ busy: what, failure: null });
  try {
    await work();
  } catch (error) {
    usePlanning.setState({ failure: error instanceof Error ? error.message : String(error) });
  } finally {
    usePlanning.setState({ busy: null });
  }
}

/** Null and a number that is none are not the same plan, though JSON writes both alike. */
function sameDraft(one: PlanDraft, other: PlanDraft): boolean {
  const text = (draft: PlanDraft): string =>
    JSON.stringify(draft, (_key, value: unknown) => (Number.isNaN(value) ? 'NaN' : value));
  return text(one) === text(other);
}
