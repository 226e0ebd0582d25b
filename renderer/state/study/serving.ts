/** A model to be served, from its form to its launch: what is started is what was shown. */
import { create } from 'zustand';
import type { PlannedStudy, ServePlanDraft, StepKindInfo } from '../../../electron/contract';
import { machine } from '../../machine';
import { showJobsTab } from '../jobs/jobsTab';
import { notifyFailure } from '../notice';
import { studyFormText as text } from '../../text/studyForm';
import { choiceErrors, type StudyErrors } from './checkStudyForm';
import { lookAtLaunch, refreshLaunches, useLaunches } from './launches';
import { choiceDraft } from './studyDraft';
import { noChoice, type ChoiceForm } from './studyForm';
import { useStudyPlanning } from './studyPlanning';
import { useTargets } from './targets';

export interface ServeForm {
  readonly target: string;
  readonly model: string;
  readonly choice: ChoiceForm;
}

interface ServingState {
  readonly form: ServeForm;
  /** It was asked what runs: what is missing is told from then on. */
  readonly isChecked: boolean;
  readonly planned: { readonly draft: ServePlanDraft; readonly study: PlannedStudy } | null;
  readonly busy: 'planning' | 'launching' | null;
  readonly failure: string | null;
}

export const useServing = create<ServingState>()(() => ({
  form: { target: 'here', model: '', choice: { ...noChoice, kind: 'serve-vllm' } },
  isChecked: false,
  planned: null,
  busy: null,
  failure: null,
}));

export function changeServeForm(change: Partial<ServeForm>): void {
  useServing.setState(({ form }) => ({ form: { ...form, ...change }, failure: null }));
}

export function showServeForm(): void {
  const targets = useTargets.getState().list?.targets;
  const { target } = useServing.getState().form;
  if (targets && !targets.some(({ settings }) => settings.name === target))
    changeServeForm({ target: targets[0]?.settings.name ?? '' });
  showJobsTab('study');
  useLaunches.setState({ sight: 'serve', shownId: null, view: null, shownStep: null, stepView: null });
  machine().watchLaunch(null).catch(notifyFailure);
}

/** What of the form cannot stand, by field: `target`, `model`, `serve.kind`, `serve.settings.dtype`, `serve.hours`. */
export function serveErrors({ target, model, choice }: ServeForm, kinds: readonly StepKindInfo[]): StudyErrors {
  return {
    ...(target === '' ? { target: text.needsTarget } : {}),
    ...(model.trim() === '' ? { model: text.needsModel } : {}),
    ...choiceErrors('serve', choice, kinds),
  };
}

export function serveDraft({ target, model, choice }: ServeForm, kinds: readonly StepKindInfo[]): ServePlanDraft {
  return { target, model: model.trim(), ...choiceDraft(choice, kinds) };
}

/** True where what is shown is of the form as it is. */
export function isServePlanned({ form, planned }: Pick<ServingState, 'form' | 'planned'>): boolean {
  return planned !== null && JSON.stringify(planned.draft) === JSON.stringify(serveDraft(form, kindsNow()));
}

/** Has what would run made out, where the form is right. Nothing is sent. Never rejects. */
export async function planServing(): Promise<void> {
  useServing.setState({ isChecked: true, planned: null, failure: null });
  const { form } = useServing.getState();
  if (Object.keys(serveErrors(form, kindsNow())).length > 0) return;
  const draft = serveDraft(form, kindsNow());
  await busy('planning', async () => {
    const study = await machine().planServing(draft);
    useServing.setState({ planned: { draft, study } });
  });
}

/** Starts what was shown, where the form is still that. Never rejects. */
export async function startServing(): Promise<void> {
  const { planned } = useServing.getState();
  if (planned === null || !isServePlanned(useServing.getState())) return;
  await busy('launching', async () => {
    const id = await machine().launchStudy(planned.study.id);
    useServing.setState({ planned: null, isChecked: false });
    lookAtLaunch(id);
  });
  await refreshLaunches();
}

function kindsNow(): readonly StepKindInfo[] {
  return useStudyPlanning.getState().kinds;
}

async function busy(what: 'planning' | 'launching', work: () => Promise<void>): Promise<void> {
  if (useServing.getState().busy !== null) return;
  useServing.setState({ busy: what, failure: null });
  try {
    await work();
  } catch (error) {
    useServing.setState({ failure: error instanceof Error ? error.message : String(error) });
  } finally {
    useServing.setState({ busy: null });
  }
}
