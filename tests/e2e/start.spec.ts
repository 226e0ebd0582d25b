/** `npm start` on a machine without a display: the whole report, its figures drawn by a real Electron. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const projectRoot = path.resolve(import.meta.dirname, '../..');

test('makes the report with its figures, says where it is, and exits 0', async () => {
  test.setTimeout(240_000);
  const startedMs = Date.now();
  const environment = { ...process.env };
  delete environment['DISPLAY'];
  delete environment['WAYLAND_DISPLAY'];
  const start = spawn(process.execPath, [path.join(projectRoot, 'build/start.mjs')], { env: environment });
  let said = '';
  start.stdout.resume();
  start.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(start, 'exit');
  expect(start.exitCode, said).toBe(0);
  expect(said).not.toContain('could not');
  const page = /The report: (.+index\.html)/.exec(said)?.[1] ?? '';
  const figures = path.join(path.dirname(page), 'figures');
  for (const name of ['pgr_vs_problem_solving', 'scree', 'loadings', 'component_coefficients']) {
    for (const format of ['svg', 'pdf', 'png']) {
      const { mtimeMs, size } = fs.statSync(path.join(figures, `${name}.${format}`));
      expect(mtimeMs).toBeGreaterThan(startedMs);
      expect(size).toBeGreaterThan(1000);
    }
  }
});
