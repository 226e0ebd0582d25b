/** The tests that need no window: `npx vitest run -c build/vitest.config.ts [file]`. */
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { assembly } from './bundles/assembly.mjs';
import { packageFile } from './bundles/packageFile.mjs';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  plugins: [assembly(), packageFile()],
  define: { __BUILD_HASH__: JSON.stringify('test') },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    allowOnly: false,
    // What tests derive belongs to no user's data folder.
    env: { AGORA_DATA: path.join(root, '.test', 'data') },
    // What is waited for is a condition; these are for machines on which it comes late.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', ['json', { outputFile: path.join(root, '.test', 'unit.json') }]],
    cache: false,
  },
});
