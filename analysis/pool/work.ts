/** Work for the processor that a pool's workers do: named, made in a worker, and called from outside. */

/** What a worker does of one kind of work: asynchronous or not, free to keep state from call to call. */
export type Hands = object;

/** A kind of work by name; `H` is what its hands can do. The code behind the name is known to the worker alone. */
export interface Work<H extends Hands> {
  readonly name: string;
  /** Carries the type; there is no such value. */
  readonly hands?: H;
}

export function work<H extends Hands>(name: string): Work<H> {
  return { name };
}

const handedOver = new WeakMap<object, readonly ArrayBuffer[]>();

/** Marks what of an answer crosses without being copied; it is not used in the worker afterwards. */
export function handOver<T extends object>(answer: T, buffers: readonly ArrayBuffer[]): T {
  handedOver.set(answer, buffers);
  return answer;
}

/** What `handOver` was told about this answer. */
export function buffersOf(answer: unknown): readonly ArrayBuffer[] {
  return typeof answer === 'object' && answer !== null ? (handedOver.get(answer) ?? []) : [];
}
