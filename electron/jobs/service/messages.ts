/** What the machine and the process of the jobs tell each other. Keys come by message: they stand in no argument and no environment. */
import type { ErrorCode } from '../../../analysis/errors';
import type { Problem } from '../../../analysis/problem';
import type { ProviderId } from '../../providers/provider';
import type { JobEstimate, JobList, JobProgress, JobView, PromptTemplate, RequestPreview } from '../jobResults';
import type { Plan } from '../plan';
import type { StudyNews, StudyWork } from './studyMessages';

/** What can be asked of the process. */
export interface JobsWork extends ModelWork, StudyWork {}

/** Of jobs that ask language models. */
export interface ModelWork {
  list(): JobList;
  /** Nothing is sent over the network. */
  estimate(plan: Plan): JobEstimate;
  /** With another template than the set's where one is named. */
  preview(plan: Plan, item: number, template: string | null): RequestPreview;
  template(plan: Plan): PromptTemplate;
  saveTemplate(plan: Plan, text: string): PromptTemplate;
  /** Into a folder; gives the set's place. */
  copyPrompts(prompts: string, into: string): string;
  /** Makes the job's folder; gives its id. */
  create(plan: Plan): { readonly id: string; readonly problems: readonly Problem[] };
  /** Runs a job in the background; what becomes of it is told by `progress`. */
  run(id: string, how: RunRequest): void;
  /** Those under way end; `now`: they are ended. Answers once the job has ended; at once where it does not run. */
  stop(id: string, now: boolean): void;
  stopAll(): void;
  /** The job that is looked at: it is told of as it changes. Null: none. */
  watch(id: string | null): JobView | null;
  /** Asks a provider over the network. */
  models(request: ModelsRequest): readonly string[];
  /** Where a job's outputs lie. */
  outputs(id: string): string;
}

export interface RunRequest {
  readonly apiKey: string | null;
  /** Instead of the plan's. */
  readonly budgetUsd?: number | null;
}

export interface ModelsRequest {
  readonly provider: ProviderId;
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
}

export type JobsAsk = keyof JobsWork;

export interface ToJobs {
  /** Of this question. */
  readonly number: number;
  readonly ask: JobsAsk;
  readonly parameters: readonly unknown[];
}

export type FromJobs =
  | StudyNews
  | { readonly tell: 'answer'; readonly number: number; readonly value: unknown }
  | {
      readonly tell: 'failure';
      readonly number: number;
      readonly code: ErrorCode;
      readonly message: string;
      readonly nextStep: string | null;
      /** For the log. */
      readonly detail: string;
    }
  | { readonly tell: 'progress'; readonly id: string; readonly progress: JobProgress }
  | { readonly tell: 'watched'; readonly view: JobView }
  /** A run ended by a fault of its own, such as a full disk. */
  | { readonly tell: 'failed'; readonly id: string; readonly message: string };
