/** `npm start` on a machine where Electron cannot be had: the rest of the report is made, and it says what is missing. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const projectRoot = path.resolve(import.meta.dirname, '../..');

describe('npm start without Electron', () => {
  it('makes the report without figures, says so, and exits 0', () => {
    const nowhere = path.join(os.tmpdir(), 'agora-no-electron-here');
    const { status, stderr } = spawnSync(process.execPath, [path.join(projectRoot, 'build/start.mjs')], {
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: nowhere, AGORA_ELECTRON: '' },
    });
    expect(stderr).toContain(`No window and no figures: There is no Electron at ${nowhere}`);
    const page = /The report: (.+index\.html)/.exec(stderr)?.[1] ?? '';
    expect(fs.readFileSync(page, 'utf8')).toContain('GPT-4o');
    expect(status).toBe(0);
  });
});
