/** A rule that a generated instance must keep, or the generator is asked again. */

/** What a rule looks at. What is not known is null, and rules about it find nothing. */
export interface Candidate {
  readonly instruction: string;
  readonly response: string;
  /** Ids of the study's method and domain. */
  readonly method: string | null;
  readonly domain: string | null;
  /** Why the generator stopped, as its API says. */
  readonly finishReason: string | null;
  /** Tokens of the chat that instruction and response make, and how many it may have. */
  readonly chatTokens: number | null;
  readonly maxTokens: number | null;
}

export interface Violation {
  /** Id of the rule. */
  readonly rule: string;
  /** One sentence. */
  readonly message: string;
  /** Where in the response, in UTF-16 units; null: nowhere in it. */
  readonly at: number | null;
}

export interface FormatRule {
  readonly id: string;
  readonly name: string;
  /** What is asked of the response. */
  readonly asks: string;
  /** Methods and domains it holds for. */
  readonly methods: readonly string[];
  readonly domains: readonly string[];
  /** False: it needs what only the call of the generator knows. */
  readonly ofText: boolean;
  /** Pure; null where the rule is kept or what it needs is not known. */
  check(candidate: Candidate): Omit<Violation, 'rule'> | null;
}
