import type { DerivedStore } from '../ports';

/** Keeps nothing: every result is computed anew. */
export const noneKept: DerivedStore = { read: () => Promise.resolve(null), write: () => Promise.resolve() };
