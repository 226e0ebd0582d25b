/** Names of calls in a batch. */
import type { CallId } from '../journal/entries';

export function batchKey({ item, attempt, sending }: CallId): string {
  return `i${String(item)}-t${String(attempt)}-s${String(sending)}`;
}

/** Null where it is none. */
export function callOfKey(key: string): CallId | null {
  const [, item, attempt, sending] = /^i(\d+)-t(\d+)-s(\d+)$/.exec(key) ?? [];
  return sending === undefined ? null : { item: Number(item), attempt: Number(attempt), sending: Number(sending) };
}
