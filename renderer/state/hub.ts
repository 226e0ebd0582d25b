/** Pulling from the Hub: what is listed, what of it is chosen, and the two calls that reach the network. */
import { create } from 'zustand';
import type { Task } from '../../analysis/task';
import type { HubDataset, HubListing } from '../../electron/contract';
import { machine } from '../machine';
import { hubText as text } from '../text/hub';
import { defaultChoice } from './hubFiles';
import { notify, notifyFailure } from './notice';
import { openArchive } from './openArchive';
import { usePlaces } from './places';
import { asTask } from './tasks';

interface HubState {
  readonly isOpen: boolean;
  readonly listing: HubListing | null;
  /** Paths. */
  readonly chosen: ReadonlySet<string>;
  /** One call at a time. */
  readonly isBusy: boolean;
  /** Why the last call gave nothing. */
  readonly failure: string | null;
  close(): void;
  /** Chooses files, or takes them out of the choice. */
  choose(paths: readonly string[], isChosen: boolean): void;
}

export const useHub = create<HubState>()((set) => ({
  isOpen: false,
  listing: null,
  chosen: new Set(),
  isBusy: false,
  failure: null,
  close: () => set({ isOpen: false }),
  choose: (paths, isChosen) =>
    set(({ chosen }) => {
      const changed = new Set(chosen);
      for (const path of paths) {
        if (isChosen) changed.add(path);
        else changed.delete(path);
      }
      return { chosen: changed };
    }),
}));

/** Shows the panel in the place of the archives. */
export function openHub(): void {
  usePlaces.getState().go('archives');
  useHub.setState({ isOpen: true });
}

/** Asks the Hub what the data set holds; the endpoint is remembered where it answers. */
export async function listDataset(dataset: HubDataset): Promise<void> {
  useHub.setState({ listing: null });
  const listing = await alone(text.listing(dataset.name), text.listingCancelled, () => machine().listHub(dataset));
  if (listing === null) return;
  useHub.setState({ listing, chosen: new Set(defaultChoice(listing.files)) });
  machine().writePreferences({ hubEndpoint: listing.endpoint }).catch(notifyFailure);
}

/** Pulls the chosen files into a folder that the machine asks for, and opens it. */
export async function pullChosen({ repo, revision }: HubListing): Promise<void> {
  const paths = [...useHub.getState().chosen];
  const pulled = await alone(text.pulling(repo), text.cancelled, () => machine().pullHub({ repo, revision, paths }));
  if (pulled === null) return;
  const { archive, failed } = pulled;
  useHub.setState({ isOpen: false });
  await openArchive(archive);
  if (failed > 0) notify(text.failed(failed, archive.location), 'failure');
  else notify(text.pulled(pulled.pulled, archive.location));
}

/** Runs one call as a task that can be cancelled. Null: it was, or it failed, which the panel says. */
async function alone<T>(label: string, cancelled: string, call: () => Promise<T>): Promise<T | null> {
  useHub.setState({ isBusy: true, failure: null });
  try {
    return await asTask(label, (task) => followed(task, cancelled, call));
  } catch (error) {
    useHub.setState({ failure: error instanceof Error ? error.message : String(error) });
    return null;
  } finally {
    useHub.setState({ isBusy: false });
  }
}

async function followed<T>(task: Task, cancelled: string, call: () => Promise<T>): Promise<T> {
  const unfollow = machine().onHubProgress(task.progress);
  task.signal.addEventListener('abort', () => void machine().cancelHub().catch(notifyFailure));
  try {
    return await call();
  } catch (error) {
    throw task.signal.aborted ? new Error(cancelled) : error;
  } finally {
    unfollow();
  }
}
