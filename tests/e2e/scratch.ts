/** A folder of each test of the file that asks for it, removed at the end of the test. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from '@playwright/test';

/** A path inside the folder of the running test; without parts, the folder. Not to be asked before a test runs. */
export type Scratch = (...parts: readonly string[]) => string;

/** To be called once, outside the tests. */
export function scratchFolder(): Scratch {
  let folder = '';
  test.beforeEach(async () => {
    folder = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'agora-e2e-')));
  });
  test.afterEach(() => fs.rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return (...parts) => path.join(folder, ...parts);
}
