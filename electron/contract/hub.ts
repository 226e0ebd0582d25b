/** Data sets of the Hub. */
import type { Progress } from '../../analysis/task';
import type { AnswerOf } from './answer';
import type { GrantedArchive } from './archives';

/** A data set of the Hub as the user names it. */
export interface HubDataset {
  /** `ORG/NAME` or `ORG/NAME@REVISION`. */
  readonly name: string;
  /** The Hub's address: the public one, or a mirror's. */
  readonly endpoint: string;
}

export interface HubListing {
  readonly repo: string;
  /** The commit. */
  readonly revision: string;
  readonly endpoint: string;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** What to pull of the files that were listed last. */
export interface HubSelection {
  readonly repo: string;
  readonly revision: string;
  readonly paths: readonly string[];
}

export interface HubPulled {
  /** The folder that holds the files, granted; its problems begin with those of the pull. */
  readonly archive: GrantedArchive;
  /** Files that are there now. */
  readonly pulled: number;
  readonly failed: number;
}

export interface HubCalls {
  /** Nothing is asked of the network before this. */
  'hub:list': (dataset: HubDataset) => HubListing;
  /** Asks into which folder, pulls, and opens it. Null: the dialog was cancelled. */
  'hub:pull': (selection: HubSelection) => HubPulled | null;
  /** Stops the listing or the pull that runs; its call then fails. */
  'hub:cancel': () => void;
}

export interface HubEvents {
  /** How far the listing or the pull is that runs. */
  'hub:progress': Progress;
}

type Answer<C extends keyof HubCalls> = AnswerOf<HubCalls, C>;

export interface HubBridge {
  listHub(dataset: HubDataset): Answer<'hub:list'>;
  pullHub(selection: HubSelection): Answer<'hub:pull'>;
  cancelHub(): Answer<'hub:cancel'>;
  onHubProgress(listener: (progress: Progress) => void): () => void;
}
