/** Runs in the page of the measured app; nothing of this file but the function itself is there. */

export interface EngineWatch {
  /** Calls begun since the last `forgetCalls`. */
  readonly calls: readonly WatchedCall[];
  /** Longest time in which the page's thread did nothing else, since the last call of this. */
  takeLongestStallMs(): number;
  forgetCalls(): void;
  /** Asks the engine by itself. */
  ask(method: string, args: readonly unknown[]): Promise<unknown>;
  cancel(id: number): void;
}

export interface WatchedCall {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly askedMs: number;
  answeredMs: number | null;
  failed: boolean;
  bytesRead: number;
}

declare global {
  interface Window {
    engineWatch: EngineWatch;
  }
}

/** Notes every call to the engine's worker and its answer, and how long the page's thread stands still. */
export function watchEngine(): void {
  const beatMs = 5;
  const answers = new Map<number, (value: unknown) => void>();
  let calls: WatchedCall[] = [];
  let worker: Worker | null = null;
  let nextId = 1_000_000_000;
  let longestMs = 0;
  let lastMs = performance.now();

  const post = Worker.prototype.postMessage as (this: Worker, message: unknown) => void;
  const listen = (event: MessageEvent<{ kind: string; id: number; value?: unknown; progress?: { done: number } }>) => {
    const { kind, id, value, progress } = event.data;
    const call = calls.find((one) => one.id === id);
    if (call && kind === 'progress') call.bytesRead = progress?.done ?? 0;
    if (kind !== 'result' && kind !== 'failure') return;
    if (call) Object.assign(call, { answeredMs: performance.now(), failed: kind === 'failure' });
    answers.get(id)?.(value);
    answers.delete(id);
  };
  Worker.prototype.postMessage = function (this: Worker, message: unknown) {
    const { kind, id, call } = message as {
      kind?: string;
      id: number;
      call: { method: string; args: readonly unknown[] };
    };
    if (kind === 'call') {
      if (worker !== this) this.addEventListener('message', listen);
      // eslint-disable-next-line @typescript-eslint/no-this-alias -- the worker is known only by what is asked of it
      worker = this;
      const askedMs = performance.now();
      calls.push({ id, ...call, askedMs, answeredMs: null, failed: false, bytesRead: 0 });
    }
    post.call(this, message);
  };
  setInterval(() => {
    const nowMs = performance.now();
    longestMs = Math.max(longestMs, nowMs - lastMs - beatMs);
    lastMs = nowMs;
  }, beatMs);

  window.engineWatch = {
    get calls() {
      return calls;
    },
    takeLongestStallMs: () => {
      const taken = longestMs;
      longestMs = 0;
      return taken;
    },
    forgetCalls: () => (calls = []),
    ask: (method, args) =>
      new Promise((resolve) => {
        const id = nextId++;
        answers.set(id, resolve);
        worker?.postMessage({ kind: 'call', id, call: { method, args } });
      }),
    cancel: (id) => worker?.postMessage({ kind: 'cancel', id }),
  };
}
