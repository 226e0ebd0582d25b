/** What the server of models is told. All of it but `reply` and `fault` is plain JSON. */
import type { FinishReason } from '../../../electron/providers/provider';

/** What the model is asked: the body of the request, and the header `Idempotency-Key` or the entry's name in a batch. */
export interface ModelCall {
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string;
}

export interface ModelAnswer {
  readonly text: string;
  /** `stop` where absent. */
  readonly finishReason?: FinishReason;
  /** Where absent, a token for four characters; null: not told. */
  readonly usage?: {
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly cachedInputTokens?: number;
  } | null;
  /** Dollars, told as OpenRouter does. */
  readonly costUsd?: number;
}

/** Pure: the same call gives the same answer. */
export type Reply = (call: ModelCall) => ModelAnswer;

/** What goes wrong with one answer. */
export type ModelFault =
  /** Refused; the model does not run. `body` where it is not the API's own form of an error. */
  | {
      readonly is: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly error?: { readonly type: string; readonly code?: string; readonly message: string };
      readonly body?: string;
    }
  /** The model runs; no answer is ever given. */
  | { readonly is: 'hang' }
  /** The connection is cut before an answer; the model does not run. */
  | { readonly is: 'cut' }
  /** The model runs; the connection is cut in the middle of the body. */
  | { readonly is: 'cutBody' }
  /** The model runs; half of the body arrives as if it were whole. */
  | { readonly is: 'truncated' }
  /** The model runs; the body is no JSON. */
  | { readonly is: 'malformed' }
  /** The model runs; a page of HTML comes with status 200. */
  | { readonly is: 'html' }
  /** The model runs; the JSON is whole, and lacks what the protocol says it has. */
  | { readonly is: 'contentless'; readonly body?: unknown };

/** How probable each fault is; absent: never. Drawn from the seed, the key and how often the key was sent. */
export interface FaultChances {
  readonly rateLimited?: number;
  readonly server?: number;
  /** 529 of Anthropic, 503 of OpenAI. */
  readonly overloaded?: number;
  readonly hang?: number;
  readonly cut?: number;
  readonly cutBody?: number;
  readonly truncated?: number;
  readonly malformed?: number;
  readonly html?: number;
  readonly contentless?: number;
}

export interface BatchOptions {
  /** A batch is done at the poll of this number; 2 where absent. */
  readonly polls?: number;
  /** Of entries, how many the model refuses and how many expire. */
  readonly errored?: number;
  readonly expired?: number;
  /** The batch as a whole is refused with this message. */
  readonly failure?: string;
}

export interface ModelServerOptions {
  readonly reply?: Reply;
  /** For the chances; 1 where absent. */
  readonly seed?: number;
  /** Shortest and longest time until an answer, in milliseconds. */
  readonly latencyMs?: readonly [shortest: number, longest: number];
  readonly chances?: FaultChances;
  /** Comes before the chances; `sending` counts from 1 for each key. */
  readonly fault?: (call: ModelCall, sending: number) => ModelFault | null;
  /** What a 429 asks to wait, in milliseconds; 20 where absent. */
  readonly retryAfterMs?: number;
  /** Told in the headers and held to: more are answered 429. */
  readonly limits?: { readonly requestsPerMinute: number; readonly tokensPerMinute: number };
  /** Requests in any one second; more are answered 429. */
  readonly perSecond?: number;
  readonly batch?: BatchOptions;
  /** Asked for this key, and for no other. */
  readonly apiKey?: string;
  readonly models?: readonly string[];
  /** Lines of the log are appended here, each before its answer is given. */
  readonly logFile?: string;
}
