/** Jobs that ask language models. */
import type { Problem } from '../../analysis/problem';
import type {
  JobEstimate,
  JobList,
  JobProgress,
  JobView,
  PlanDraft,
  PromptTemplate,
  ProviderInfo,
  RequestPreview,
} from '../jobs/jobResults';
import type { AnswerOf } from './answer';
import type { GrantedArchive } from './archives';

export type {
  Estimated,
  GenerationPlan,
  JobEstimate,
  JobList,
  JobLogLine,
  JobProgress,
  JobSample,
  JobStateName,
  JobSummary,
  JobView,
  JudgePlan,
  Plan,
  PlanDraft,
  PromptTemplate,
  ProviderInfo,
  RequestPreview,
  Totals,
} from '../jobs/jobResults';

/** A file or folder that a job reads, as the window names it. */
export interface ChosenInput {
  readonly id: string;
  readonly name: string;
  /** For the eye only. */
  readonly location: string;
}

/** What a plan may name: seed data, a set of prompts, a model's tokenizer, a set of rubrics, labels of people. */
export type JobInput = 'seeds' | 'prompts' | 'tokenizer' | 'rubrics' | 'labels';

/** A plan to change and start again: what it reads is named by ids. */
export interface CopiedPlan {
  readonly draft: PlanDraft;
  readonly chosen: readonly ChosenInput[];
}

export interface JobStarted {
  readonly id: string;
  /** What of the inputs could not be read. */
  readonly problems: readonly Problem[];
}

export interface JobCalls {
  'jobs:list': () => JobList;
  /** Null: the dialog was cancelled. */
  'jobs:choose': (what: JobInput) => ChosenInput | null;
  /**
   * What a plan would do; nothing is sent. In a draft, `seeds`, `prompts`, `tokenizer`, `rubrics` and `labels` are ids of what was
   * chosen (or `agora` for what ships), `archive` the id of an open archive.
   */
  'jobs:estimate': (draft: PlanDraft) => JobEstimate;
  /** With another template than the set's where one is named: what an editor holds and no file does yet. */
  'jobs:preview': (draft: PlanDraft, item: number, template: string | null) => RequestPreview;
  /** The template of the draft's setting, as its file has it. */
  'jobs:template': (draft: PlanDraft) => PromptTemplate;
  /** Writes it into the set, which the user chose; refused where the method cannot be asked with it. */
  'jobs:save-template': (draft: PlanDraft, text: string) => PromptTemplate;
  /** Asks for a folder and copies a set of prompts into it. Null: the dialog was cancelled. */
  'jobs:copy-prompts': (prompts: string) => ChosenInput | null;
  'jobs:start': (draft: PlanDraft) => JobStarted;
  /** Goes on with what is left; with another budget in dollars where one is named. */
  'jobs:resume': (id: string, budgetUsd: number | null) => void;
  /** Calls under way end first. */
  'jobs:pause': (id: string) => void;
  /** Calls under way are ended, and may be billed. */
  'jobs:cancel': (id: string) => void;
  'jobs:copy': (id: string) => CopiedPlan;
  /** The job that is looked at; `jobs:watched` tells of its changes. Null: none. */
  'jobs:watch': (id: string | null) => JobView | null;
  /** Opens what a job that does not run has made so far. */
  'jobs:open': (id: string) => GrantedArchive;
  'jobs:providers': () => readonly ProviderInfo[];
  /** Asks the provider over the network. */
  'jobs:models': (provider: ProviderInfo['id'], baseUrl: string | null) => readonly string[];
}

export interface JobEvents {
  /** How far a job is that runs, or how it ended. */
  'jobs:progress': { readonly id: string; readonly progress: JobProgress };
  /** The job that is looked at, some four times a second at most. */
  'jobs:watched': JobView;
}

type Answer<C extends keyof JobCalls> = AnswerOf<JobCalls, C>;

export interface JobBridge {
  listJobs(): Answer<'jobs:list'>;
  chooseJobInput(what: JobInput): Answer<'jobs:choose'>;
  estimateJob(draft: PlanDraft): Answer<'jobs:estimate'>;
  previewRequest(draft: PlanDraft, item: number, template: string | null): Answer<'jobs:preview'>;
  readTemplate(draft: PlanDraft): Answer<'jobs:template'>;
  saveTemplate(draft: PlanDraft, text: string): Answer<'jobs:save-template'>;
  copyPrompts(prompts: string): Answer<'jobs:copy-prompts'>;
  startJob(draft: PlanDraft): Answer<'jobs:start'>;
  resumeJob(id: string, budgetUsd: number | null): Answer<'jobs:resume'>;
  pauseJob(id: string): Answer<'jobs:pause'>;
  cancelJob(id: string): Answer<'jobs:cancel'>;
  copyJob(id: string): Answer<'jobs:copy'>;
  watchJob(id: string | null): Answer<'jobs:watch'>;
  openJob(id: string): Answer<'jobs:open'>;
  listProviders(): Answer<'jobs:providers'>;
  listModels(provider: ProviderInfo['id'], baseUrl: string | null): Answer<'jobs:models'>;
  onJobProgress(listener: (change: JobEvents['jobs:progress']) => void): () => void;
  onJobWatched(listener: (view: JobView) => void): () => void;
}
