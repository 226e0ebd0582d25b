/** What is really called: apt-get, dpkg-query and apt-cache are stood in for by scripts that write it down. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../electron/temporaryFolder';

const ensurer = path.resolve(import.meta.dirname, '../../build/setup/testPackages.mjs');
const mayInstall = process.getuid?.() === 0 && !fs.existsSync('/run/systemd/system');

describe.skipIf(process.platform !== 'linux')('ensureTestPackages', () => {
  function ensure(installed: readonly string[], aptGet = 'exit 0'): { said: string; calls: string[] } {
    const folder = temporaryFolder();
    const record = path.join(folder, 'calls');
    const standIn = (name: string, script: string) =>
      fs.writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    standIn('dpkg-query', `printf '%s installed\\n' ${installed.join(' ')}`);
    standIn('apt-cache', 'echo slurm-wlm; echo munge');
    standIn('apt-get', `echo "$*" >>'${record}'; ${aptGet}`);
    const url = JSON.stringify(pathToFileURL(ensurer).href);
    const program = `import { ensureTestPackages } from ${url}; await ensureTestPackages((text) => console.log(text));`;
    const { stdout, status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      env: { PATH: `${folder}:/usr/bin:/bin` },
    });
    expect([status, stderr]).toEqual([0, '']);
    const calls = fs.existsSync(record) ? fs.readFileSync(record, 'utf8').trim().split('\n') : [];
    return { said: stdout, calls };
  }
  const debianPythons = ['python3-torch', 'libopenblas0-pthread', 'python3-numpy', 'python3-jinja2'];
  const others = ['openssh-server', 'openssh-client', 'rsync', ...debianPythons, 'shellcheck', 'busybox'];

  it('calls nothing where everything is there', () => {
    expect(ensure([...others, 'slurm-wlm', 'munge'])).toEqual({ said: '', calls: [] });
  });

  it.skipIf(!mayInstall)('installs what is missing, without what is merely recommended', () => {
    const { calls } = ensure(others);
    expect(calls.map((call) => call.replace(/^(-o \S+ )*/, ''))).toEqual([
      'update',
      'install -y --no-install-recommends slurm-wlm munge',
    ]);
  });

  it.skipIf(!mayInstall)('says what is skipped where it fails, and the command', () => {
    const { said } = ensure(others, 'exit 100');
    expect(said).toContain('Tests that need these are skipped: slurm-wlm munge.');
    expect(said).toContain('    apt-get update && apt-get install -y slurm-wlm munge');
  });

  it.skipIf(mayInstall)('installs nothing where services would be begun, or for anybody but root', () => {
    const { said, calls } = ensure(others);
    expect(calls).toEqual([]);
    expect(said).toContain('apt-get install -y slurm-wlm munge');
  });
});
