/** How commands and files get to where work runs. `here.ts` and `ssh.ts` are the two ways. */
import type { Task } from '../../../analysis/task';

export interface Reach {
  /** For messages: `this machine`, or the host as the user names it. */
  readonly name: string;
  /**
   * Runs a command there; `words` are quoted for its shell. A command that ends by itself gives its code. Throws
   * `AgoraError`: `network` where the machine cannot be reached or the connection broke, `not-permitted` where it does not
   * let the user in or its host key has changed, `cancelled`.
   */
  run(words: readonly string[], options?: RunOptions): Promise<Ran>;
  /** Copies a local folder's content into a folder there, which is made; what is there and the same is not sent again. */
  send(from: string, to: string, task: Task): Promise<void>;
  /**
   * Copies files of a folder there into a local one; names are relative to both. One that was broken off goes on where it
   * stopped. Files that are there already in their size and time are left.
   */
  fetch(from: string, names: readonly string[], to: string, task: Task): Promise<void>;
  /** Makes a port there answer on a port of 127.0.0.1 here: on `wished` where that is free. */
  tunnel(host: string, port: number, signal: AbortSignal, wished?: number): Promise<Tunnel>;
  /** Closes its tunnels. A connection over SSH is shared with other processes: it ends by itself a minute after its last use. */
  close(): Promise<void>;
}

export interface RunOptions {
  /** For its standard input: where secrets go, never into `words`. */
  readonly input?: string | Uint8Array;
  readonly signal?: AbortSignal;
  /** Milliseconds; a minute where absent. */
  readonly timeoutMs?: number;
}

export interface Ran {
  readonly code: number;
  readonly stdout: Uint8Array;
  readonly stderr: string;
}

export interface Tunnel {
  readonly localPort: number;
  close(): Promise<void>;
}
