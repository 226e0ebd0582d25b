/** The tests that drive a real Electron: `npx playwright test -c build/playwright.config.ts [file]`. */
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const reports = path.resolve(import.meta.dirname, '../.test');

export default defineConfig({
  testDir: '../tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: path.join(reports, 'e2e'),
  globalSetup: './setup/e2e.ts',
  // Start-up is what the tests wait for, and two of them at once only share the processor.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: path.join(reports, 'e2e.json') }]],
});
