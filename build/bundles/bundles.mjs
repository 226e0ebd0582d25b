// @ts-check
/** The seven bundles: the window, the machine, the bridge between them, the processes that pull and that run jobs, the terminal,
 * its workers. */
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { projectRoot } from '../setup/paths.mjs';
import { assembly } from './assembly.mjs';
import { modelFiles } from './modelFiles.mjs';
import { packageFile } from './packageFile.mjs';
import { withoutNode } from './withoutNode.mjs';

/** @typedef {import('vite').InlineConfig} InlineConfig */

/** Loaded from `node_modules` by Node itself: they find their own files beside them. */
const leftOutside = ['electron', /^@duckdb\/duckdb-wasm/];

/**
 * @typedef {object} Bundle
 * @property {string} made what comes out, relative to the folder that all bundles go to
 * @property {InlineConfig} config
 */

/**
 * @param {string} buildHash what `__BUILD_HASH__` stands for
 * @param {string} folder where all bundles go
 * @returns {Bundle[]}
 */
export function bundles(buildHash, folder) {
  return [
    { made: 'renderer', config: windowBundle(buildHash, path.join(folder, 'renderer')) },
    ...[
      ['main.cjs', 'electron/shell/main.ts'],
      ['preload.cjs', 'electron/shell/preload.ts'],
      ['hub.cjs', 'electron/hub/main.ts'],
      ['jobs.cjs', 'electron/jobs/service/main.ts'],
      ['cli.cjs', 'electron/cli.ts'],
      ['worker.cjs', 'electron/worker.ts'],
    ].map(([fileName = '', entry = '']) => ({
      made: path.join('electron', fileName),
      config: machineBundle(buildHash, path.join(folder, 'electron'), entry, fileName),
    })),
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

/** How long its plugins take is no concern of whoever builds. */
const checks = { bundlerTimings: false };

/** What modules of the window may import beside code; workers have plugins of their own. */
const modules = () => [assembly(), packageFile(), withoutNode(['@energetic-ai/core'])];

/**
 * @param {string} buildHash
 * @param {string} outDir
 * @returns {InlineConfig}
 */
function windowBundle(buildHash, outDir) {
  const root = path.join(projectRoot, 'renderer');
  return {
    ...shared(buildHash),
    root,
    base: './',
    publicDir: false,
    plugins: [react(), ...modules(), modelFiles()],
    worker: { format: 'es', plugins: modules, rolldownOptions: { checks } },
    build: {
      target: 'chrome114',
      outDir,
      emptyOutDir: false,
      // The content security policy knows no inline scripts, and data: URLs only for images.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 8000,
      rolldownOptions: {
        input: ['index.html', 'print.html'].map((page) => path.join(root, page)),
        checks,
      },
    },
  };
}

/**
 * @param {string} buildHash
 * @param {string} outDir
 * @param {string} entry
 * @param {string} fileName
 * @returns {InlineConfig}
 */
function machineBundle(buildHash, outDir, entry, fileName) {
  return {
    ...shared(buildHash),
    root: projectRoot,
    publicDir: false,
    plugins: [assembly(), packageFile()],
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ssr: path.join(projectRoot, entry),
      target: 'node18',
      outDir,
      emptyOutDir: false,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external: leftOutside,
        checks,
        // The main process of an older runtime, and every sandboxed preload, is CommonJS; one file each.
        output: { format: 'cjs', entryFileNames: fileName, codeSplitting: false },
      },
    },
  };
}
