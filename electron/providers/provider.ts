/** What a provider of language models is to the jobs. One file each; the list is in `providers.ts`. */
import type { ProviderFailure } from './failure';
import type { RateLimits } from './rateLimits';

export type ProviderId = 'openai' | 'anthropic' | 'compatible';

/** One call. What is null is not sent. */
export interface ModelRequest {
  readonly model: string;
  readonly system: string | null;
  /** The one message of the user. */
  readonly prompt: string;
  readonly temperature: number | null;
  readonly topP: number | null;
  readonly maxTokens: number;
  readonly stop: readonly string[];
  /** Sent where the API takes one. */
  readonly seed: number | null;
  /** JSON schema of the answer; null: text. */
  readonly schema: AnswerSchema | null;
}

export interface AnswerSchema {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What claims to have more tokens is taken for one that counted nothing. */
export const mostTokens = 2 ** 31 - 1;

/** Tokens as billed. */
export interface Usage {
  /** All of the input, cached ones included. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the input, those that the provider had kept. */
  readonly cachedInputTokens: number;
}

/** How an answer ended: by itself or at the stop phrase, cut at the limit, withheld, or some other way. */
export type FinishReason = 'stop' | 'length' | 'filtered' | 'other';

export interface ModelReply {
  readonly text: string;
  readonly finishReason: FinishReason;
  /** The reason in the API's own word; null where it gave none. */
  readonly finishedAs: string | null;
  /** Null where the provider counted nothing. */
  readonly usage: Usage | null;
  /** Dollars, where the provider says them. */
  readonly billedUsd: number | null;
  /** The model as the provider names the one that answered. */
  readonly model: string;
  /** The provider's id of the answer. */
  readonly id: string | null;
  readonly limits: RateLimits | null;
}

/** Where a provider is reached. */
export interface Endpoint {
  /** Null: the provider's own address. */
  readonly baseUrl: string | null;
  /** Null: sent without. */
  readonly apiKey: string | null;
  /** For one call. */
  readonly timeoutMs: number;
}

export interface Provider {
  readonly id: ProviderId;
  /** As users read it. */
  readonly name: string;
  /** Null: the user must name an address. */
  readonly defaultBaseUrl: string | null;
  /** The environment's variable that holds the key. */
  readonly variable: string;
  /** True where an address can do without a key. */
  readonly keyOptional: boolean;
  readonly hasBatches: boolean;
  /** What the API of this provider ignores or refuses of a request, in sentences for the plan; empty: it takes all. */
  remarks(request: ModelRequest): readonly string[];
  /** The JSON body that is sent, exactly. */
  bodyOf(request: ModelRequest): Readonly<Record<string, unknown>>;
  connect(endpoint: Endpoint): Connection;
}

export interface SendOptions {
  readonly signal: AbortSignal;
  /** The same for every sending of one try: goes into the header `Idempotency-Key`. */
  readonly key: string;
}

/** Calls are made once each: what fails is told, and whoever calls decides whether to send again. */
export interface Connection {
  /** Throws `ProviderFailure`; the reason of the signal once it is aborted. */
  send(request: ModelRequest, options: SendOptions): Promise<ModelReply>;
  /** Ids of the models that may be named, sorted. Throws `ProviderFailure`. */
  models(signal: AbortSignal): Promise<readonly string[]>;
  /** Null: the provider has no batch API. */
  readonly batches: Batches | null;
  close(): Promise<void>;
}

export interface BatchEntry {
  /** Letters, digits, `-` and `_`, at most 64. */
  readonly key: string;
  readonly request: ModelRequest;
}

export interface BatchState {
  /** `failed`: the provider refused the batch as a whole. */
  readonly state: 'running' | 'ended' | 'failed';
  readonly done: number;
  readonly total: number;
  /** What the provider says of a failure. */
  readonly message: string | null;
}

/** Many calls as one, at a lower price, within a day. All throw `ProviderFailure`. */
export interface Batches {
  /** Entries and bytes that one batch may have. */
  readonly mostEntries: number;
  readonly mostBytes: number;
  /** Gives the batch's id. The token names the batch where the API has room for a name. */
  submit(entries: readonly BatchEntry[], token: string, signal: AbortSignal): Promise<string>;
  /**
   * The batch that was submitted with this token and these keys, if there is one: asked after a crash between sending
   * and hearing.
   */
  find(token: string, keys: readonly string[], signal: AbortSignal): Promise<string | null>;
  poll(id: string, signal: AbortSignal): Promise<BatchState>;
  /** In any order; an entry that the provider did not answer is told as a failure. */
  results(id: string, signal: AbortSignal): AsyncIterable<BatchResult>;
  cancel(id: string, signal: AbortSignal): Promise<void>;
}

export type BatchResult =
  { readonly key: string; readonly reply: ModelReply } | { readonly key: string; readonly failure: ProviderFailure };
