/** Hash of the sources a bundle was built from, 16 hex digits; `test` under vitest. */
declare const __BUILD_HASH__: string;

/** A WebAssembly module compiled from AssemblyScript. */
declare module '*?assembly' {
  const bytes: Uint8Array;
  export default bytes;
}

/** Brotli compiled to WebAssembly; `start` is given the module's bytes, once, before anything else. */
declare module 'brotli-wasm/pkg.web/brotli_wasm.js?package' {
  export default function start(bytes: BufferSource): Promise<unknown>;
  export { compress } from 'brotli-wasm';
}

declare module 'brotli-wasm/pkg.web/brotli_wasm_bg.wasm?package' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
