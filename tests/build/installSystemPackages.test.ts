/** What is really called, and how: apt-get, dpkg-query and apt-cache are stood in for by scripts that write it down. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const installer = path.resolve(import.meta.dirname, '../../build/setup/installSystemPackages.mjs');
const isRoot = process.getuid?.() === 0;

describe.skipIf(process.platform !== 'linux')('ensureSystemPackages', () => {
  let folder = '';
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-apt-'));
    const installed = ['xauth', 'libgtk-3-0t64', 'libnss3', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0t64'];
    standIn(
      'dpkg-query',
      `printf '%s installed\\n' ${installed.join(' ')}; echo 'poppler-utils config-files'; echo 'xvfb installed'`,
    );
    standIn('apt-cache', `printf '%s\\n' libasound2t64 liboss4-salsa-asound2 poppler-utils`);
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  function standIn(name: string, script: string): void {
    fs.writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }

  function ensure(aptGet: string): { readonly advice: readonly string[]; readonly calls: readonly string[] } {
    const record = path.join(folder, 'calls');
    fs.writeFileSync(record, '');
    standIn('apt-get', `echo "$DEBIAN_FRONTEND $*" >> '${record}'; ${aptGet}`);
    const url = JSON.stringify(pathToFileURL(installer).href);
    const program = `import { ensureSystemPackages } from ${url}; console.log(JSON.stringify(await ensureSystemPackages()));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      env: { PATH: `${folder}:/usr/bin:/bin` },
    });
    const calls = fs.readFileSync(record, 'utf8').split('\n').filter(Boolean);
    return { advice: JSON.parse(stdout) as string[], calls };
  }

  it.skipIf(!isRoot)('updates once, then installs what is missing under the names of this release', () => {
    const { advice, calls } = ensure('exit 0');
    const options = '-o DPkg::Lock::Timeout=300 -o Acquire::Retries=3';
    expect(advice).toEqual([]);
    expect(calls).toEqual([
      `noninteractive ${options} update`,
      `noninteractive ${options} install -y --no-install-recommends libasound2t64 poppler-utils`,
    ]);
  });

  it.skipIf(!isRoot)('names the command where apt-get fails', () => {
    expect(ensure('exit 100').advice).toEqual(['apt-get update && apt-get install -y libasound2t64 poppler-utils']);
  });

  it.skipIf(isRoot)('calls nothing and names the command for anybody but root', () => {
    const { advice, calls } = ensure('exit 0');
    expect(calls).toEqual([]);
    expect(advice).toEqual(['sudo apt-get update && sudo apt-get install -y libasound2 poppler-utils']);
  });
});
