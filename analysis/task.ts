/** Long work has one shape everywhere: progress out, an abort signal in, a result or a typed error at the end. */
import { AgoraError } from './errors';

export interface Progress {
  /** What is being done, in words for the user. */
  readonly label: string;
  readonly done: number;
  /** Null while the total is unknown. */
  readonly total: number | null;
  readonly unit: 'bytes' | 'files' | 'rows' | 'steps';
  /** Rows made so far, where rows are what the work makes. */
  readonly rows?: number;
}

export interface Task {
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
}

/** A task that nobody watches and nobody cancels. */
export const unattended: Task = { signal: new AbortController().signal, progress: () => undefined };

/** Throws `AgoraError('cancelled')` once the signal is aborted; to be called between steps of long work. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AgoraError('cancelled', 'The task was cancelled.');
}
