// @ts-check
/**
 * What some tests run for real: an SSH server, a Slurm cluster, PyTorch, Jinja, shellcheck, BusyBox. Only tests bring these; where
 * they cannot be had, the tests that need them are skipped and say so.
 */
import fs from 'node:fs';
import { installPackages, missingPackages } from './installSystemPackages.mjs';
import { say } from './say.mjs';

/** @type {readonly import('./systemPackages.mjs').Names[]} */
export const testPackages = [
  ['openssh-server'],
  ['openssh-client'],
  ['rsync'],
  ['slurm-wlm'],
  ['munge'],
  ['python3-torch'],
  // Debian's PyTorch multiplies matrices some fifteen times slower with the reference BLAS.
  ['libopenblas0-pthread'],
  ['python3-numpy'],
  ['python3-jinja2'],
  ['shellcheck'],
  ['busybox'],
];

/** Where services are begun from, on a system that Debian's packages begin theirs on. */
const systemd = '/run/systemd/system';
const policy = '/usr/sbin/policy-rc.d';

/**
 * Installs what is missing on a Debian without services of its own, such as a container; elsewhere says the command. Never
 * rejects, and starts nothing.
 * @param {import('./say.mjs').Say} [tell]
 * @returns {Promise<void>}
 */
export async function ensureTestPackages(tell = say) {
  const missing = await missingPackages(testPackages);
  if (missing.length === 0) return;
  const names = missing.map(([name]) => name).join(' ');
  const isOurs = process.getuid?.() === 0 && !fs.existsSync(systemd);
  if (isOurs && (await withoutServices(() => installPackages(missing, tell)))) return;
  tell(`Tests that need these are skipped: ${names}. This command brings them, and services with them:`);
  tell(`    ${isOurs ? '' : 'sudo '}apt-get update && apt-get install -y ${names}`);
}

/**
 * Packages ask this program whether their services may start (invoke-rc.d(8)).
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withoutServices(work) {
  if (fs.existsSync(policy)) return work();
  fs.writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return await work();
  } finally {
    fs.rmSync(policy, { force: true });
  }
}
