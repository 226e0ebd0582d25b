import { AgoraError } from '../errors';

/** The result, or null where the data do not carry the computation: an `AgoraError` says so. */
export function attempt<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof AgoraError && error.code === 'bad-input') return null;
    throw error;
  }
}
