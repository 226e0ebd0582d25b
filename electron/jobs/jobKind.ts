/** A kind of job that asks language models: one file each; the list is in `jobKinds.ts`. */
import type { Problem } from '../../analysis/problem';
import type { Task } from '../../analysis/task';
import type { Answer, Intent } from './journal/entries';
import type { Plan } from './plan';
import type { Workload } from './workload';

/** A job's folder, by what lies in it. */
export interface JobFolder {
  readonly path: string;
  readonly inputs: string;
  readonly outputs: string;
}

export interface JobKind<P extends Plan = Plan> {
  readonly kind: P['kind'];
  /**
   * Copies what the plan names into `folder.inputs`, so that the job depends on nothing outside of its folder, and gives
   * what was found out about it. Called once, when the job is made; throws `AgoraError` for input that will not do.
   */
  gather(plan: P, folder: JobFolder, task: Task): Promise<Gathered>;
  /** The calls of a job that was gathered; the same after every restart. */
  workload(plan: P, folder: JobFolder): Promise<Workload>;
  /**
   * Writes `folder.outputs` anew from what was kept, beside the old ones and then in their place. Answers come in the
   * order of the items.
   */
  write(plan: P, folder: JobFolder, kept: KeptCalls, task: Task): Promise<void>;
}

export interface Gathered {
  /** Hashes of the inputs, by the name that the plan has for each. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What will be done otherwise than the plan may let expect, in sentences. */
  readonly remarks: readonly string[];
  readonly problems: readonly Problem[];
}

/** What the journal holds, read from the disk each time: it may be larger than the memory. */
export interface KeptCalls {
  /** Accepted answers that count, with the first intent of their try, in the order of the items. */
  accepted(): AsyncIterable<KeptCall>;
  /** Every answer, in the order in which they arrived. */
  answers(): AsyncIterable<KeptCall>;
}

export interface KeptCall {
  readonly intent: Required<Intent>;
  readonly answer: Answer;
  /** Tries and sendings that the item took until then, failed ones too. */
  readonly tries: number;
  readonly sendings: number;
}
