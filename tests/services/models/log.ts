/** What the server has seen: a line for each call of a model, written before its answer is given. */
import { appendFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';

export interface LoggedCall {
  /** The header `Idempotency-Key`, or the entry's name in a batch. */
  readonly key: string;
  /** SHA-256 of the body, hexadecimal. */
  readonly bodyHash: string;
  /** The model ran. */
  readonly paid: boolean;
  readonly status: number;
  /** `ok`, `refused`, or the name of the fault. */
  readonly answer: string;
  /** Calls under way at this moment, this one included. */
  readonly inFlight: number;
  readonly batch: string | null;
}

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** JSON where the body is; else null. */
  readonly body: unknown;
}

export interface ModelLog {
  readonly calls: readonly LoggedCall[];
  add(call: LoggedCall): void;
}

export function modelLog(file: string | undefined): ModelLog {
  const calls: LoggedCall[] = [];
  return {
    calls,
    add(call) {
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(call)}\n`);
      calls.push(call);
    },
  };
}
