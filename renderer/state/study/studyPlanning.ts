/** New study work from its form to its launch: what is launched is what was planned. */
import { create } from 'zustand';
import type { PlannedStudy, StepKindInfo, StudyPlanDraft } from '../../../electron/contract';
import { machine } from '../../machine';
import { useArchives } from '../archives';
import { showJobsTab } from '../jobs/jobsTab';
import { notifyFailure } from '../notice';
import { checkStudyForm, type StudyErrors } from './checkStudyForm';
import { lookAtLaunch, refreshLaunches, useLaunches } from './launches';
import { studyDraftOf } from './studyDraft';
import { firstStudyForm, type StudyForm } from './studyForm';
import { useTargets } from './targets';

interface StudyPlanningState {
  readonly form: StudyForm;
  readonly kinds: readonly StepKindInfo[];
  /** Sentences on kinds of the user's own that cannot be used. */
  readonly kindProblems: readonly string[];
  /** A plan was asked for: what is missing is told from then on. */
  readonly isChecked: boolean;
  readonly planned: { readonly draft: StudyPlanDraft; readonly study: PlannedStudy } | null;
  /** The step of the plan whose files are shown. */
  readonly shownStep: string | null;
  readonly busy: 'planning' | 'launching' | null;
  readonly failure: string | null;
}

export const useStudyPlanning = create<StudyPlanningState>()(() => ({
  form: firstStudyForm,
  kinds: [],
  kindProblems: [],
  isChecked: false,
  planned: null,
  shownStep: null,
  busy: null,
  failure: null,
}));

export function changeStudyForm(change: Partial<StudyForm>): void {
  useStudyPlanning.setState(({ form }) => ({ form: { ...form, ...change }, failure: null }));
}

/** Opens the form, on the archive that is looked at where none was chosen. */
export function showStudyForm(): void {
  const { form } = useStudyPlanning.getState();
  const { opened, currentId } = useArchives.getState();
  const isOpen = opened.some(({ id }) => id === form.archive);
  if (!isOpen) changeStudyForm({ archive: currentId, runs: null });
  const targets = useTargets.getState().list?.targets;
  if (targets && !targets.some(({ settings }) => settings.name === form.target))
    changeStudyForm({ target: targets[0]?.settings.name ?? '' });
  showJobsTab('study');
  useLaunches.setState({ sight: 'form', shownId: null, view: null, shownStep: null, stepView: null });
  machine().watchLaunch(null).catch(notifyFailure);
}

/** Reads the kinds of steps. Never rejects. */
export async function readStepKinds(): Promise<void> {
  try {
    const { kinds, problems } = await machine().listStepKinds();
    useStudyPlanning.setState({ kinds, kindProblems: problems.map(({ path, message }) => `${path}: ${message}`) });
  } catch (error) {
    notifyFailure(error);
  }
}

export function currentStudyErrors({ form, kinds }: Pick<StudyPlanningState, 'form' | 'kinds'>): StudyErrors {
  return checkStudyForm(form, kinds);
}

/** True where the plan is of the form as it is. */
export function isStudyPlanned({
  form,
  kinds,
  planned,
}: Pick<StudyPlanningState, 'form' | 'kinds' | 'planned'>): boolean {
  return planned !== null && JSON.stringify(planned.draft) === JSON.stringify(studyDraftOf(form, kinds));
}

/** Has the plan made out where the form is right. Nothing is sent. Never rejects. */
export async function makeStudyPlan(): Promise<void> {
  useStudyPlanning.setState({ isChecked: true, planned: null, shownStep: null, failure: null });
  const { form, kinds } = useStudyPlanning.getState();
  if (Object.keys(checkStudyForm(form, kinds)).length > 0) return;
  const draft = studyDraftOf(form, kinds);
  await busy('planning', async () => {
    const study = await machine().planStudy(draft);
    useStudyPlanning.setState({ planned: { draft, study } });
  });
}

export function showPlannedStep(id: string | null): void {
  useStudyPlanning.setState({ shownStep: id });
}

/** Launches what was planned, where the form is still that. Never rejects. */
export async function launchPlanned(): Promise<void> {
  const { planned } = useStudyPlanning.getState();
  if (planned === null || !isStudyPlanned(useStudyPlanning.getState())) return;
  await busy('launching', async () => {
    const id = await machine().launchStudy(planned.study.id);
    useStudyPlanning.setState({ planned: null, isChecked: false, shownStep: null });
    lookAtLaunch(id);
  });
  await refreshLaunches();
}

async function busy(what: 'planning' | 'launching', work: () => Promise<void>): Promise<void> {
  if (useStudyPlanning.getState().busy !== null) return;
  useStudyPlanning.setState({ busy: what, failure: null });
  try {
    await work();
  } catch (error) {
    useStudyPlanning.setState({ failure: error instanceof Error ? error.message : String(error) });
  } finally {
    useStudyPlanning.setState({ busy: null });
  }
}
