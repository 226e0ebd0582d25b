/** What is told of jobs: the documents that the window shows and the terminal prints. Types only. */
import type { Problem } from '../../analysis/problem';
import type { ProviderId } from '../providers/provider';
import type { Plan } from './plan';
import type { JobProgress } from './progress';

export type { Plan, GenerationPlan, JudgePlan, PlanDraft } from './plan';
export type { JobProgress } from './progress';
export type { Totals } from './state/totals';

/** `planned`: never run. `interrupted`: its process died; it can be resumed. */
export type JobStateName = JobProgress['state'] | 'planned' | 'interrupted';

export interface JobSummary {
  /** The name of its folder. */
  readonly id: string;
  /** The user's name for it, else what it does. */
  readonly name: string;
  readonly createdMs: number;
  readonly state: JobStateName;
  /** This process runs it; a job that runs elsewhere, such as in a terminal, cannot be paused from here. */
  readonly isHere: boolean;
  readonly plan: Plan;
  /** Null: never run. */
  readonly progress: JobProgress | null;
}

export interface JobList {
  /** Newest first. */
  readonly jobs: readonly JobSummary[];
  readonly problems: readonly Problem[];
}

/** An answer, for the eye. */
export interface JobSample {
  readonly item: number;
  readonly attempt: number;
  readonly atMs: number;
  /** What was asked. */
  readonly prompt: string;
  readonly answer: string;
  /** Of an accepted one; empty for others. */
  readonly fields: Readonly<Record<string, string>>;
  /** Of a rejected one. */
  readonly reasons: readonly string[];
  readonly tokens: number | null;
  readonly costUsd: number | null;
  readonly latencyMs: number;
}

export interface JobLogLine {
  readonly atMs: number;
  readonly severity: 'note' | 'caution' | 'fault';
  readonly text: string;
}

/** One job as it is now, with the last of what came; newest first. */
export interface JobView extends JobSummary {
  /** For the eye only. */
  readonly location: string;
  readonly remarks: readonly string[];
  readonly accepted: readonly JobSample[];
  readonly rejected: readonly JobSample[];
  readonly log: readonly JobLogLine[];
}

/** A number with what it may lie between. */
export interface Estimated {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

/** What a plan would do, before anything is sent. */
export interface JobEstimate {
  /** Items to be asked about, and calls where each is accepted at once; calls at most, if every try is used. */
  readonly items: number;
  readonly calls: number;
  readonly callsAtMost: number;
  /** Of the first tries. */
  readonly inputTokens: Estimated;
  readonly outputTokens: Estimated;
  /** Null where no price is known. */
  readonly costUsd: Estimated | null;
  readonly seconds: Estimated;
  /** What the numbers rest on, in sentences. */
  readonly assumptions: readonly string[];
  /** What will be done otherwise than the plan may let expect. */
  readonly remarks: readonly string[];
  readonly problems: readonly Problem[];
  /** Three requests, as they would be sent. */
  readonly samples: readonly RequestPreview[];
}

/** One request, exactly. */
export interface RequestPreview {
  readonly item: number;
  /** The host it would go to. */
  readonly host: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Its parts, for the eye. */
  readonly system: string | null;
  readonly prompt: string;
  /** Where it comes from: theme, demonstrations, version of the prompts. */
  readonly origin: Readonly<Record<string, unknown>>;
}

/** The template of one setting, for an editor. */
export interface PromptTemplate {
  /** The name of its file. */
  readonly file: string;
  readonly text: string;
  /** Of everything that the setting asks with: changes with the text. */
  readonly version: string;
}

/** A provider, for the form. */
export interface ProviderInfo {
  readonly id: ProviderId;
  readonly name: string;
  readonly defaultBaseUrl: string | null;
  readonly variable: string;
  readonly keyOptional: boolean;
  readonly hasBatches: boolean;
}
