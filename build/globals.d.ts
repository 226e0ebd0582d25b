/** Hash of the sources a bundle was built from, 16 hex digits; `test` under vitest. */
declare const __BUILD_HASH__: string;

/** A WebAssembly module compiled from AssemblyScript. */
declare module '*?assembly' {
  const bytes: Uint8Array;
  export default bytes;
}
