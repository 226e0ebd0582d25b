/** What a job asks language models for, whatever its kind: the runner knows nothing else of it. */
import type { ModelReply, ModelRequest } from '../providers/provider';

/** Plain JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonFields;

export interface JsonFields {
  readonly [key: string]: Json;
}

export interface Workload {
  /** How many items there are to ask about; the runner takes them in order. `Infinity` where there are always more. */
  readonly items: number;
  /** How many accepted ones are wanted: the first so many in the order of the items. */
  readonly wanted: number;
  /** Tries an item before it is dropped. */
  readonly tries: number;
  /**
   * Item i may look at accepted items before i − lag, and waits until those are settled; so its request does not depend on
   * how many calls run at once. Null: it looks at none.
   */
  readonly lag: number | null;
  /** Texts that are likely to be as long as the answers, for planning; none where nothing is known. */
  readonly likeAnswers: readonly string[];
  /** The request of one try: the same for the same item, try and earlier results. `attempt` counts from 1. */
  prepare(item: number, attempt: number, earlier: Earlier): Promise<Prepared>;
  /** What is made of an answer; pure. */
  judge(prepared: Prepared, reply: ModelReply): Verdict;
}

/** Accepted results of items before i − lag, in the order of the items. */
export interface Earlier {
  readonly count: number;
  /** `rank` from 0 to count − 1. */
  read(rank: number): Promise<JsonFields>;
}

export interface Prepared {
  readonly request: ModelRequest;
  /** Where the request comes from: seed, theme, demonstrations, version of the prompt. Kept with it. */
  readonly origin: JsonFields;
}

export type Verdict =
  | { readonly accepted: true; readonly result: JsonFields }
  | { readonly accepted: false; readonly reasons: readonly Reason[] };

/** Why an answer is rejected. */
export interface Reason {
  /** Id of a rule of the format, or `no_input`, `no_output`, `not_json`, …: short, for counting. */
  readonly code: string;
  /** One sentence. */
  readonly message: string;
}
