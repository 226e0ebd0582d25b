/** Launches as the window sees them: their list, the one that is looked at, and what is done with it. */
import { create } from 'zustand';
import type { LaunchListing, LaunchSummary, LaunchView, StepView } from '../../../electron/contract';
import { machine } from '../../machine';
import { launchText as text } from '../../text/launches';
import { useArchives } from '../archives';
import { notify, notifyFailure } from '../notice';
import { openArchive } from '../openArchive';

export type LaunchAsk = 'follow' | 'leave' | 'cancel' | 'again';

interface LaunchesState {
  /** Null until it was read. */
  readonly listing: LaunchListing | null;
  readonly sight: 'list' | 'form' | 'serve' | 'launch';
  /** The launch that is looked at. */
  readonly shownId: string | null;
  /** Null until it was read. */
  readonly view: LaunchView | null;
  /** The step of it that is looked at. */
  readonly shownStep: string | null;
  readonly stepView: StepView | null;
  /** What was asked of launches and is not done yet. */
  readonly asked: Readonly<Record<string, LaunchAsk>>;
  /** Archives of outputs that are open, by the launch: the archive's id, and how much of the results it had. */
  readonly results: Readonly<Record<string, { readonly archive: string; readonly had: string }>>;
}

export const useLaunches = create<LaunchesState>()(() => ({
  listing: null,
  sight: 'list',
  shownId: null,
  view: null,
  shownStep: null,
  stepView: null,
  asked: {},
  results: {},
}));

/** Follows what the machine tells of launches. */
export function startLaunches(): void {
  machine().onLaunchChanged(takeSummary);
  machine().onLaunchWatched((view) => {
    if (view.id === useLaunches.getState().shownId) takeView(view);
  });
  machine().onFailure(({ code }) => {
    if (code === 'launch' || code === 'job') void refreshLaunches().then(watchShown);
  });
}

/** Reads the list again. Never rejects. */
export async function refreshLaunches(): Promise<void> {
  try {
    useLaunches.setState({ listing: await machine().listLaunches() });
  } catch (error) {
    notifyFailure(error);
  }
}

export function showLaunchList(): void {
  useLaunches.setState({ sight: 'list', shownId: null, view: null, shownStep: null, stepView: null });
  machine().watchLaunch(null).catch(notifyFailure);
}

/** Shows one launch, whose changes are shown from then on. Asks no other machine. */
export function lookAtLaunch(id: string): void {
  useLaunches.setState({ sight: 'launch', shownId: id, view: null, shownStep: null, stepView: null });
  void watchShown();
}

export function lookAtStep(step: string | null): void {
  useLaunches.setState({ shownStep: step, stepView: null });
  void readStep();
}

/** Asks the targets of launches how they are, from now on. */
export function followLaunches(ids: readonly string[]): Promise<void> {
  return ask(ids, 'follow', () => machine().followLaunches(ids));
}

/** The work goes on. */
export function leaveLaunch(id: string): Promise<void> {
  return ask([id], 'leave', () => machine().leaveLaunches([id]));
}

/** @param steps Null: all of them. */
export function cancelLaunch(id: string, steps: readonly string[] | null): Promise<void> {
  return ask([id], 'cancel', async () => {
    const { ended, left } = await machine().cancelLaunch(id, steps);
    if (left.length > 0) notify(text.leftRunning(left), 'failure');
    else notify(text.cancelled(ended.length));
  });
}

/** @param steps Null: all that did not end well. */
export function launchAgain(id: string, steps: readonly string[] | null): Promise<void> {
  return ask([id], 'again', () => machine().launchAgain(id, steps));
}

/** Opens what came back so far; while it stays open it is read again as more comes. */
export async function openLaunch(id: string): Promise<void> {
  try {
    const had = cameBack(useLaunches.getState().view);
    const archive = await machine().openLaunch(id);
    useLaunches.setState(({ results }) => ({ results: { ...results, [id]: { archive: archive.id, had } } }));
    await openArchive(archive);
  } catch (error) {
    notifyFailure(error);
  }
}

async function ask(ids: readonly string[], what: LaunchAsk, work: () => Promise<void>): Promise<void> {
  const marked = Object.fromEntries(ids.map((id) => [id, what]));
  useLaunches.setState(({ asked }) => ({ asked: { ...asked, ...marked } }));
  try {
    await work();
  } catch (error) {
    notifyFailure(error);
  } finally {
    useLaunches.setState(({ asked }) => ({
      asked: Object.fromEntries(Object.entries(asked).filter(([id, each]) => marked[id] !== each)),
    }));
  }
  await refreshLaunches();
  await watchShown();
}

async function watchShown(): Promise<void> {
  const { shownId } = useLaunches.getState();
  if (shownId === null) return;
  try {
    const view = await machine().watchLaunch(shownId);
    if (view !== null && view.id === useLaunches.getState().shownId) takeView(view);
  } catch (error) {
    notifyFailure(error);
  }
}

function takeView(view: LaunchView): void {
  // A launch that serves has one step, which is what there is to look at.
  const [only] = view.served === null ? [] : view.view;
  useLaunches.setState(({ shownStep }) => ({ view, shownStep: shownStep ?? only?.step ?? null }));
  takeSummary(view);
  void readStep();
  void readResultsAgain(view);
}

function takeSummary(summary: LaunchSummary): void {
  const { listing, view } = useLaunches.getState();
  if (listing && !listing.launches.some(({ id }) => id === summary.id)) void refreshLaunches();
  const { id, name, createdMs, target, state, isHere, counts, steps, seenMs, unreachable } = summary;
  const { secondsLeft, served } = summary;
  const now = { id, name, createdMs, target, state, isHere, counts, steps, seenMs, unreachable, secondsLeft, served };
  useLaunches.setState({
    listing: listing && {
      ...listing,
      launches: listing.launches.map((each) => (each.id === id ? now : each)),
      left: isHere ? listing.left.filter((each) => each !== id) : listing.left,
    },
    view: view?.id === id ? { ...view, ...now } : view,
  });
}

let reading = false;
let readAgain = false;

/** One reading at a time; what comes meanwhile is read after it. */
async function readStep(): Promise<void> {
  if (reading) {
    readAgain = true;
    return;
  }
  reading = true;
  try {
    do {
      readAgain = false;
      const { shownId, shownStep } = useLaunches.getState();
      if (shownId === null || shownStep === null) break;
      const stepView = await machine().viewStep(shownId, shownStep);
      const now = useLaunches.getState();
      if (now.shownId === shownId && now.shownStep === shownStep) useLaunches.setState({ stepView });
      else readAgain = true;
    } while (readAgain);
  } catch (error) {
    notifyFailure(error);
  } finally {
    reading = false;
  }
}

/** Results that came since the outputs were opened. */
async function readResultsAgain(view: LaunchView): Promise<void> {
  const { results } = useLaunches.getState();
  const open = results[view.id];
  const had = cameBack(view);
  if (!open || open.had === had || !useArchives.getState().opened.some(({ id }) => id === open.archive)) return;
  useLaunches.setState({ results: { ...results, [view.id]: { archive: open.archive, had } } });
  try {
    await openArchive(await machine().openLaunch(view.id), 'behind');
  } catch (error) {
    notifyFailure(error);
  }
}

/** Which steps' results are here, as one word to compare. */
function cameBack(view: LaunchView | null): string {
  return (view?.view ?? []).map(({ step, pulled }) => (pulled === 'all' ? step : '')).join(' ');
}
