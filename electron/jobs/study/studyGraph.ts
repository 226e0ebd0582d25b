/** A plan made out: every step with all that it is, before anything is sent. Plain JSON. */
import type { Problem } from '../../../analysis/problem';
import type { Stage } from '../steps/stepKind';
import type { StudyPlan } from './studyPlan';

export interface StudyGraph {
  readonly plan: StudyPlan;
  readonly name: string;
  /** In an order in which each comes after those that it needs. Those that exist already are among them. */
  readonly steps: readonly PlannedStep[];
  readonly arrays: readonly StepArray[];
  /** Files that steps are given, each once, by content. */
  readonly data: readonly PlannedData[];
  /** What the results' archive says of itself, apart from the results. */
  readonly study: StudyOfGraph;
  /** Hours by the kinds' expectations, one step after the other; GPU hours. Steps that exist already take none. */
  readonly expected: { readonly hours: number; readonly gpuHours: number; readonly unknownSteps: number };
  /** What rests on assumptions, and what will be done otherwise than the plan may let expect, in sentences. */
  readonly remarks: readonly string[];
  readonly problems: readonly Problem[];
}

/** Steps of one kind with the same resources that wait for the same array: one array of the scheduler. */
export interface StepArray {
  readonly id: string;
  readonly stage: Stage;
  readonly kind: string;
  readonly resources: Resources;
  /** Ids of steps, at most 1,000. Each has an `index` of its own, in this order; not every index need be there. */
  readonly steps: readonly string[];
  /** Arrays that must have ended well: `element`: the element of the same index, `all`: all of it. */
  readonly after: readonly { readonly array: string; readonly how: 'element' | 'all' }[];
}

export interface Resources {
  readonly gpus: number;
  readonly cpus: number;
  readonly memoryGb: number | null;
  readonly hours: number;
}

export interface PlannedStep {
  /** Unique in the plan, and a name of a folder: `train-gpt-4o-math-instance_generation`. */
  readonly id: string;
  readonly stage: Stage;
  readonly kind: string;
  /** Whose model or data it is about. `run` null: an anchor. */
  readonly subject: {
    readonly role: 'base' | 'reference' | 'student';
    readonly run: string | null;
    readonly model: string;
  };
  /** Empty, and its index -1, where it exists already. */
  readonly array: string;
  readonly index: number;
  /** SHA-256 of all that decides what comes out: the kind's files, settings, data, and the keys of what it needs. */
  readonly key: string;
  /** Null: it is to be done. Else the work that did it. */
  readonly exists: ExistingStep | null;
  /** Files in the step's folder, as they will be. `run.sh` is what runs. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly resources: Resources;
  /** Links in the step's folder, by name: `inputs/data.jsonl` to data by content, `needs/model` into another step's folder. */
  readonly links: readonly StepLink[];
  /** Ids of steps; those that exist already are not among them. */
  readonly needs: readonly string[];
  readonly secrets: readonly string[];
  readonly progress: string;
  /** As the kind says: patterns relative to the step's `outputs`. */
  readonly pulls: readonly string[];
  /** Where each value of the recipe went. */
  readonly placed: readonly PlacedValue[];
  readonly expectedHours: number | null;
}

export type StepLink =
  | { readonly name: string; readonly data: string }
  /** `path` relative to that step's folder. */
  | { readonly name: string; readonly step: string; readonly path: string }
  /** A folder on the target, absolute: of a step that exists already. */
  | { readonly name: string; readonly farPath: string };

export interface PlacedValue {
  readonly value: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

export interface PlannedData {
  readonly sha256: string;
  /** The name that it has there, such as `data.jsonl`. */
  readonly name: string;
  /** Here. */
  readonly path: string;
  readonly bytes: number;
  readonly rows: number | null;
  /** Ids of runs. */
  readonly runs: readonly string[];
}

/** A step that was done before: its results are in a job of this machine. */
export interface ExistingStep {
  /** Id of the job. */
  readonly job: string;
  readonly step: string;
  /** Where its folder lies on the target, absolute; null: it ran on another. */
  readonly farFolder: string | null;
}

/** Enough to write `agora.json` of the results: a manifest, and which step's results are about whom. */
export interface StudyOfGraph {
  /** In the schema of `agora.json`: study, benchmarks, families, generators, runs with `files` under `data/`. */
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly family: string | null;
}
