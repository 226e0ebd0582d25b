import { outlineOf } from '../json/outline';
import type { Head, Sniffed } from '../kind';
import { claimsOfGenerated } from './generatedClaims';
import { modelOf } from './labels';
import { isFields, type Fields } from './recordShape';

export interface RecordHead {
  /** Keys of the first record. */
  readonly keys: ReadonlySet<string>;
  /** The first whole record; without fields where the head holds none. */
  readonly first: Fields;
}

/** What the head of a file of records shows, in whatever way they are written; null where it is no such file. */
export function recordHeadOf(head: Head): RecordHead | null {
  const { shape, keys, first, fault } = outlineOf(head);
  const isJson = shape === 'object' || shape === 'array' || shape === 'lines';
  if (shape === 'none' || fault !== undefined || (isJson && head.complete && first === undefined)) return null;
  return { keys, first: isFields(first) ? first : {} };
}

/** Generated data, with the claims of its path and of the model that its first record names. */
export function generatedBy(head: Head, { first }: RecordHead, confidence: number): Sniffed {
  return { confidence, claims: claimsOfGenerated(head.path, modelOf(first)) };
}
