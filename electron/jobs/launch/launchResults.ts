/** What is told of launched plans: the documents that the window shows and the terminal prints. Types only. */
import type { Problem } from '../../../analysis/problem';
import type { FarStep, StepState } from '../far/farSide';
import type { Stage } from '../steps/stepKind';

export type { FarStep, StepState } from '../far/farSide';
export type { StudyGraph, PlannedStep, StepArray, PlannedData, PlacedValue } from '../study/studyGraph';
export type { ServePlanDraft } from '../serve/servePlan';
export type { StudyPlan, StudyPlanDraft } from '../study/studyPlan';
export type { TargetFacts, SlurmFacts } from '../targets/targetFacts';
export type { TargetSettings, TargetDraft } from '../targets/targetSettings';
export type { StepKind, Stage } from '../steps/stepKind';

/**
 * `planned`: not sent yet. `sending`. `underway`: some step waits or runs. `complete`: every step ended well and its results
 * are here. `incomplete`: nothing runs, and not every step ended well. `cancelled`.
 */
export type LaunchStateName = 'planned' | 'sending' | 'underway' | 'complete' | 'incomplete' | 'cancelled';

/** A model that a launch serves, and how it is reached from here. */
export interface ServedModel {
  /** As its server calls it, where it was asked; else as it was launched. */
  readonly model: string;
  /**
   * `unfollowed`: nobody here keeps it within reach. `waiting`: it has not told where it listens. `loading`: it is there and
   * does not answer yet. `answering`. `broken`: no connection to it comes about, or the one that was broke; it is tried again.
   * `refused`: it cannot be reached. `ended`.
   */
  readonly state: 'unfollowed' | 'waiting' | 'loading' | 'answering' | 'broken' | 'refused' | 'ended';
  /** Where it answers here; null: nowhere now. */
  readonly baseUrl: string | null;
  /** It asks for a key, which jobs of this app send by themselves. */
  readonly hasKey: boolean;
  /** Why it is `refused` or `ended`, in a sentence; empty: nothing to say. */
  readonly reason: string;
}

export interface LaunchSummary {
  /** The name of its folder. */
  readonly id: string;
  readonly name: string;
  readonly createdMs: number;
  /** Name of the target. */
  readonly target: string;
  readonly state: LaunchStateName;
  /** This process follows it. Work goes on whether or not it is followed. */
  readonly isHere: boolean;
  /** Steps by state; `existing`: done before this launch. */
  readonly counts: Readonly<Partial<Record<StepState | 'existing', number>>>;
  readonly steps: number;
  /** By this machine's clock, when the far side last answered; null: never. */
  readonly seenMs: number | null;
  /** Why it does not answer now, in a sentence; null: it does. */
  readonly unreachable: string | null;
  /** Null: nothing to reckon with. */
  readonly secondsLeft: number | null;
  /** Null: it is no launch of a server. */
  readonly served: ServedModel | null;
}

export interface LaunchList {
  /** Newest first. */
  readonly launches: readonly LaunchSummary[];
  readonly problems: readonly Problem[];
}

export interface LaunchStep extends FarStep {
  readonly stage: Stage;
  readonly kind: string;
  readonly role: 'base' | 'reference' | 'student';
  /** Null: an anchor's. */
  readonly run: string | null;
  readonly model: string;
  readonly existing: boolean;
  /** How far, from its progress file; null: it told nothing. */
  readonly done: number | null;
  readonly of: number | null;
  readonly lastLoss: number | null;
  /** By its own pace; until it tells of any, by what the plan expects. Null: nothing to reckon with. */
  readonly secondsLeft: number | null;
  /** Results here: all, some or none of what comes back. */
  readonly pulled: 'all' | 'some' | 'none';
}

/** One launch as it is now. */
export interface LaunchView extends LaunchSummary {
  /** For the eye only. */
  readonly location: string;
  readonly remarks: readonly string[];
  readonly view: readonly LaunchStep[];
  /** The cells of the study's grid: a run, or an anchor, with its steps by stage. */
  readonly cells: readonly LaunchCell[];
  readonly log: readonly {
    readonly atMs: number;
    readonly severity: 'note' | 'caution' | 'fault';
    readonly text: string;
  }[];
}

export interface LaunchCell {
  /** Null: an anchor. */
  readonly run: string | null;
  readonly role: 'base' | 'reference' | 'student';
  readonly generator: string | null;
  readonly method: string | null;
  readonly domain: string | null;
  /** Ids of its steps, in their order. */
  readonly steps: readonly string[];
}

/** One step in full. */
export interface StepView {
  readonly step: LaunchStep;
  /** The files that ran, as they were sent. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly curve: readonly CurvePoint[];
  /** The end of each log, whole lines; `bytes` is how much there is of it here. */
  readonly logs: readonly { readonly name: string; readonly text: string; readonly bytes: number }[];
}

export interface CurvePoint {
  readonly step: number;
  readonly loss: number;
  readonly learningRate: number | null;
  readonly epoch: number | null;
}
