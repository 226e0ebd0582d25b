/**
 * What is asked of the far side: the machine that work runs on. The state of work is what is told there, never what is
 * remembered here. Times are of the far clock.
 */
import type { Task } from '../../../analysis/task';
import type { TargetFacts } from '../targets/targetFacts';

export interface FarSide {
  /** Looks what is there. Modules of Python and commands are asked for by name. */
  probe(
    wanted: { readonly modules: readonly string[]; readonly commands: readonly string[] },
    signal: AbortSignal,
  ): Promise<TargetFacts>;
  /** Which data, by SHA-256, are there whole. */
  present(hashes: readonly string[], signal: AbortSignal): Promise<ReadonlySet<string>>;
  /** Brings a bundle and its data there. Doing it again sends what is missing. Starts nothing. */
  place(bundle: Bundle, task: Task): Promise<void>;
  /** Starts what was placed: once, however often it is asked. Steps that ended well stay as they are. */
  start(token: string, signal: AbortSignal): Promise<void>;
  /** How everything is, and pieces of the files that are followed: one short command. */
  look(token: string, follow: readonly Follow[], signal: AbortSignal): Promise<FarLook>;
  /** Ends steps and all their processes; null: all of them. */
  cancel(token: string, steps: readonly string[] | null, signal: AbortSignal): Promise<CancelReport>;
  /** Starts steps again that ended otherwise than well, and what was left out for them; null: all of these. */
  again(token: string, steps: readonly string[] | null, signal: AbortSignal): Promise<void>;
  /**
   * The files under `outputs` of steps that ended, with their hashes, which were made there at the end: one command for
   * all of them. A step that has none yet is missing.
   */
  results(
    token: string,
    steps: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly FarFile[]>>;
  /** Where a step's folder lies there, absolute. */
  stepFolder(token: string, step: string): Promise<string>;
  /** A secret that was placed, as it is kept there until the work has ended; null: it is not there. */
  secret(token: string, name: string, signal: AbortSignal): Promise<string | null>;
}

/** What is placed: a folder of `writeBundle`, and data by their content. */
export interface Bundle {
  readonly token: string;
  readonly folder: string;
  readonly data: readonly { readonly sha256: string; readonly path: string; readonly bytes: number }[];
  /** Environment that must stand in no file of the job: sent by standard input, kept readable by the user alone until the work has ended. */
  readonly secrets: Readonly<Record<string, string>>;
}

export interface Follow {
  readonly step: string;
  /** Relative to the step's folder, such as `stdout.log`. */
  readonly file: string;
  /** Bytes that are here already. */
  readonly offset: number;
}

/**
 * `waiting`: for its turn, the scheduler or a step that it needs. `done`: ended with 0. `lost`: it neither runs nor said
 * how it ended. `left out`: a step that it needs did not end well.
 */
export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'lost' | 'left out';

export interface FarStep {
  readonly step: string;
  readonly state: StepState;
  /** From 1; 0: never begun. */
  readonly attempt: number;
  readonly exitCode: number | null;
  /** Why it is in its state, in a sentence with the next step; empty: nothing to say. */
  readonly reason: string;
  readonly startedMs: number | null;
  readonly endedMs: number | null;
  /** Seconds since it last gave a sign of life, by the far clock. */
  readonly silentSeconds: number | null;
  readonly host: string | null;
  /** The scheduler's own id, such as `1234_7`; the process group elsewhere. */
  readonly schedulerId: string | null;
  /** Of a GPU, as told last. */
  readonly gpu: {
    readonly utilisation: number;
    readonly memoryBytes: number;
    readonly memoryTotalBytes: number;
  } | null;
}

export interface FarLook {
  readonly nowMs: number;
  readonly steps: readonly FarStep[];
  readonly pieces: readonly Piece[];
  /** Of the folder that work is done in. */
  readonly freeBytes: number | null;
}

export interface Piece extends Follow {
  readonly bytes: Uint8Array;
  /** The file's size there: more than `offset + bytes.length` where there is more to read. */
  readonly size: number;
}

export interface FarFile {
  /** Relative to the step's folder. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface CancelReport {
  /** Steps that had to be ended. */
  readonly ended: readonly string[];
  /** Processes that are still there, in words. */
  readonly left: readonly string[];
}
