declare const __BUILD_HASH__: string;

/** Changes whenever the sources do: results cached by another build are not reused. */
export const buildHash: string = __BUILD_HASH__;
