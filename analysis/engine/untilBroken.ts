import { AgoraError } from '../errors';
import type { ByteSource } from '../ports';
import { throwIfCancelled } from '../task';

export interface UntilBroken {
  readonly source: ByteSource;
  /** Why the bytes stopped coming, the first time they did; null where they came. */
  failure(): { readonly error: unknown } | null;
}

/**
 * The source as one that ends where its bytes stop coming: a file that is cut off or damaged in the middle is read up to
 * there, whatever its reader still holds back. Cancelling passes through.
 */
export function untilBroken(source: ByteSource): UntilBroken {
  let failure: { readonly error: unknown } | null = null;
  return {
    failure: () => failure,
    source: {
      ...source,
      async *stream(part, signal) {
        try {
          yield* source.stream(part, signal);
        } catch (error) {
          throwIfCancelled(signal);
          if (error instanceof AgoraError && error.code === 'cancelled') throw error;
          failure ??= { error };
        }
      },
    },
  };
}
