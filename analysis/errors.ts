/** Errors that carry what the user needs: what happened, where, and the next step. */

export type ErrorCode =
  | 'cancelled'
  | 'nothing-readable'
  | 'not-found'
  | 'not-permitted'
  | 'bad-manifest'
  | 'bad-query'
  | 'bad-input'
  | 'database'
  | 'memory-full'
  /** No answer, a broken one, or one that asks to come back later. */
  | 'network'
  | 'internal';

export interface ErrorContext {
  readonly path?: string;
  /** 1-based. */
  readonly line?: number;
  readonly value?: string;
  readonly nextStep?: string;
  /** Of the problem that stands for the error where it concerns one file of many. */
  readonly problemCode?: string;
}

export class AgoraError extends Error {
  override readonly name = 'AgoraError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly context: ErrorContext = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Any thrown value as an `AgoraError`; what was not typed becomes `internal`. */
export function asAgoraError(error: unknown): AgoraError {
  if (error instanceof AgoraError) return error;
  if (error instanceof Error && error.name === 'AbortError')
    return new AgoraError('cancelled', 'The task was cancelled.');
  const message = error instanceof Error ? error.message : String(error);
  return new AgoraError('internal', message, {}, { cause: error });
}
