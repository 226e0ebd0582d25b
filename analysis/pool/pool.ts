/** A pool on any host's workers: how they are started is the host's, the rest stands here. */
import { AgoraError } from '../errors';
import type { Hired, WorkerPool } from '../ports';
import { throwIfCancelled } from '../task';
import type { PoolAnswer, PoolRequest } from './messages';
import type { Hands, Work } from './work';

/** One worker as its host gives it. */
export interface PoolWorker {
  post(request: PoolRequest, transfer: readonly ArrayBuffer[]): void;
  /** Ends it in the middle of whatever it does. */
  end(): void;
}

/** Starts a worker; `receive` is told its answers, `died` that there will be no more. */
export type StartWorker = (receive: (answer: PoolAnswer) => void, died: (reason: string) => void) => PoolWorker;

interface Member {
  readonly send: (request: Unnumbered, transfer?: readonly ArrayBuffer[]) => Promise<unknown>;
  readonly end: (error: AgoraError) => void;
  readonly isAlive: () => boolean;
}

type Unnumbered = PoolRequest extends infer R ? (R extends PoolRequest ? Omit<R, 'id'> : never) : never;

/**
 * At most `size` workers, started when they are needed and kept for the next. A worker whose task is cancelled is
 * ended at once, whatever it is in the middle of.
 */
export function createPool(size: number, start: StartWorker): WorkerPool {
  const idle: Member[] = [];
  const waiting: (() => void)[] = [];
  const members = new Set<Member>();
  let taken = 0;
  let closed = false;

  const seat = async (signal: AbortSignal | undefined): Promise<Member> => {
    throwIfCancelled(signal);
    if (taken >= size && !closed) await freeSeat(waiting, signal);
    else taken++;
    try {
      if (closed) throw ended();
      const member = rested() ?? createMember(start);
      members.add(member);
      return member;
    } catch (error) {
      // No worker sits there: the seat is the next one's.
      freed();
      throw error;
    }
  };
  /** A worker that waits for work; those that died meanwhile are forgotten. */
  const rested = (): Member | undefined => {
    for (let member = idle.pop(); member; member = idle.pop()) {
      if (member.isAlive()) return member;
      members.delete(member);
    }
    return undefined;
  };
  const freed = (): void => {
    const next = waiting.shift();
    if (next) next();
    else taken--;
  };
  const leave = (member: Member): void => {
    if (member.isAlive() && !closed) idle.push(member);
    else members.delete(member);
    freed();
  };

  return {
    size,
    async hire<H extends Hands>({ name }: Work<H>, signal?: AbortSignal): Promise<Hired<H>> {
      const member = await seat(signal);
      const cancel = (): void => member.end(new AgoraError('cancelled', 'The task was cancelled.'));
      signal?.addEventListener('abort', cancel, { once: true });
      let released = false;
      const release = (): void => {
        if (released) return;
        released = true;
        signal?.removeEventListener('abort', cancel);
        if (member.isAlive()) void member.send({ kind: 'release' }).catch(() => undefined);
        leave(member);
      };
      try {
        throwIfCancelled(signal);
        await member.send({ kind: 'hire', name });
      } catch (error) {
        release();
        throw error;
      }
      return {
        // One cast where the protocol is untyped: the worker answers a method with that method's result.
        call: (method, args, transfer) => member.send({ kind: 'call', method, args }, transfer) as never,
        release,
      };
    },
    close() {
      closed = true;
      for (const member of members) member.end(ended());
      members.clear();
      idle.length = 0;
      // Who waits for a seat takes it, and is told.
      for (const take of waiting.splice(0)) take();
    },
  };
}

function ended(): AgoraError {
  return new AgoraError('cancelled', 'The workers have ended.');
}

/** Waits for a worker to be given back, whose seat then stays taken. */
function freeSeat(waiting: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const take = (): void => {
      signal?.removeEventListener('abort', give);
      resolve();
    };
    const give = (): void => {
      waiting.splice(waiting.indexOf(take), 1);
      reject(new AgoraError('cancelled', 'The task was cancelled.'));
    };
    waiting.push(take);
    signal?.addEventListener('abort', give, { once: true });
  });
}

function createMember(start: StartWorker): Member {
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: AgoraError) => void }>();
  let nextId = 1;
  /** Why there will be no more answers; null while it lives. */
  let fate: AgoraError | null = null;

  const end = (error: AgoraError): void => {
    if (fate !== null) return;
    fate = error;
    worker.end();
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  const worker = start(
    (answer) => {
      const call = pending.get(answer.id);
      pending.delete(answer.id);
      if (answer.kind === 'done') call?.resolve(answer.value);
      else call?.reject(new AgoraError(answer.code, answer.message, answer.context));
    },
    (reason) => end(new AgoraError('internal', `A worker stopped: ${reason}`)),
  );
  return {
    send: (request, transfer = []) =>
      new Promise((resolve, reject) => {
        if (fate !== null) return reject(fate);
        const id = nextId++;
        pending.set(id, { resolve, reject });
        worker.post({ ...request, id }, transfer);
      }),
    end,
    isAlive: () => fate === null,
  };
}
