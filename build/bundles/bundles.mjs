// @ts-check
/** The four bundles: the window, the machine, the bridge between them, and the terminal. */
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { outFolder, projectRoot } from '../setup/paths.mjs';

/** @typedef {import('vite').InlineConfig} InlineConfig */

/** Loaded from `node_modules` by Node itself: they find their own files beside them. */
const leftOutside = ['electron', /^@duckdb\/duckdb-wasm/];

/**
 * @param {string} buildHash what `__BUILD_HASH__` stands for
 * @returns {InlineConfig[]}
 */
export function bundles(buildHash) {
  return [
    windowBundle(buildHash),
    machineBundle(buildHash, 'electron/shell/main.ts', 'main.cjs'),
    machineBundle(buildHash, 'electron/shell/preload.ts', 'preload.cjs'),
    machineBundle(buildHash, 'electron/cli.ts', 'cli.cjs'),
  ];
}

/**
 * @param {string} buildHash
 * @returns {InlineConfig}
 */
function shared(buildHash) {
  return {
    configFile: false,
    logLevel: 'warn',
    define: { __BUILD_HASH__: JSON.stringify(buildHash) },
  };
}

/**
 * @param {string} buildHash
 * @returns {InlineConfig}
 */
function windowBundle(buildHash) {
  const root = path.join(projectRoot, 'renderer');
  return {
    ...shared(buildHash),
    root,
    base: './',
    publicDir: false,
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: 'chrome114',
      outDir: path.join(outFolder, 'renderer'),
      emptyOutDir: true,
      // The content security policy knows no inline scripts, and data: URLs only for images.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 8000,
      rolldownOptions: {
        input: ['index.html', 'print.html'].map((page) => path.join(root, page)),
        checks: { pluginTimings: false },
      },
    },
  };
}

/**
 * @param {string} buildHash
 * @param {string} entry
 * @param {string} fileName
 * @returns {InlineConfig}
 */
function machineBundle(buildHash, entry, fileName) {
  return {
    ...shared(buildHash),
    root: projectRoot,
    publicDir: false,
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ssr: path.join(projectRoot, entry),
      target: 'node18',
      outDir: path.join(outFolder, 'electron'),
      emptyOutDir: false,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external: leftOutside,
        checks: { pluginTimings: false },
        // The main process of an older runtime, and every sandboxed preload, is CommonJS; one file each.
        output: { format: 'cjs', entryFileNames: fileName, codeSplitting: false },
      },
    },
  };
}
