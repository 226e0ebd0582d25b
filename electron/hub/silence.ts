/** A request is given up when its server falls silent, and when the user cancels. */

export interface SilenceWatch {
  /** Aborted by the user's signal and by silence. */
  readonly signal: AbortSignal;
  /** Something came: the time begins anew. */
  heard(): void;
  end(): void;
}

/** Watches one request. `end` must be called, or the user's signal keeps it alive. */
export function watchSilence(user: AbortSignal, silenceMs: number): SilenceWatch {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, silenceMs);
  if (user.aborted) abort();
  else user.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    heard: () => void timer.refresh(),
    end() {
      clearTimeout(timer);
      user.removeEventListener('abort', abort);
    },
  };
}
