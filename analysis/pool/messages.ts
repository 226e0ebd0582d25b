/** What a pool and its workers say to each other. Everything here survives a structured clone. */
import type { ErrorCode, ErrorContext } from '../errors';

export type PoolRequest =
  | { readonly kind: 'hire'; readonly id: number; readonly name: string }
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly kind: 'release'; readonly id: number };

/** One to each request, under its id. */
export type PoolAnswer =
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly code: ErrorCode;
      readonly message: string;
      readonly context: ErrorContext;
    };
