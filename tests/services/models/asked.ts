/** A request that arrived whole, and what it is answered. */
import type { IncomingHttpHeaders } from 'node:http';
import type { ModelLog } from './log';
import type { ModelFault, ModelServerOptions, Reply } from './options';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly origin: string;
  readonly bytes: Buffer;
  /** The body; empty where it is a form. */
  readonly text: string;
}

export interface Answer {
  readonly status: number;
  readonly json?: unknown;
  /** Sent instead of JSON. */
  readonly raw?: string;
  readonly fault?: ModelFault | null;
  readonly latencyMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Place {
  readonly options: ModelServerOptions;
  readonly reply: Reply;
  readonly log: ModelLog;
  readonly sha256: (text: string) => string;
}

/** Undefined where the request is for another place. */
export type Handler = (asked: Asked) => Promise<Answer | undefined>;
