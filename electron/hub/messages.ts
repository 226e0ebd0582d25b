/** What the machine and the process that pulls tell each other. A process serves one request. */
import type { ErrorCode } from '../../analysis/errors';
import type { Progress } from '../../analysis/task';
import type { HubConnection } from './connection';
import type { DatasetListing } from './dataset';
import type { PullRequest, PullResult } from './pullDataset';

export interface ListRequest {
  readonly connection: HubConnection;
  readonly revision: string;
}

/** What each request carries, and what it gives. */
export interface HubWork {
  readonly list: { readonly request: ListRequest; readonly result: DatasetListing };
  readonly pull: { readonly request: PullRequest; readonly result: PullResult };
}

/** The token is in the connection: it comes by message and stands in no argument and no environment. */
export type ToService =
  | { readonly ask: 'list'; readonly request: ListRequest }
  | { readonly ask: 'pull'; readonly request: PullRequest }
  | { readonly ask: 'cancel' }
  /** The answer has arrived: the process ends. */
  | { readonly ask: 'end' };

export type FromService =
  | { readonly tell: 'progress'; readonly progress: Progress }
  | { readonly tell: 'result'; readonly result: HubWork[keyof HubWork]['result'] }
  | {
      readonly tell: 'failure';
      readonly code: ErrorCode;
      readonly message: string;
      readonly nextStep: string | null;
      /** For the log. */
      readonly detail: string;
    };
