/** Hash of the sources a bundle was built from, 16 hex digits; `test` under vitest. */
declare const __BUILD_HASH__: string;
