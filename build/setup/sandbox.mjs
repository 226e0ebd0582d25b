// @ts-check
/** Chromium's sandbox on Linux needs user namespaces, or a helper that belongs to root; else Electron does not start. */
import fs from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

/**
 * @typedef {object} SandboxFacts
 * @property {NodeJS.Platform} platform
 * @property {boolean} isRoot
 * @property {boolean} userNamespaces whether this user may make them
 * @property {boolean} helperIsSetuid
 * @property {string} helper path of `chrome-sandbox`
 */

/**
 * The command that makes the sandbox work; null where it works, or is switched off because root runs the program.
 * @param {SandboxFacts} facts
 * @returns {string | null}
 */
export function sandboxAdvice({ platform, isRoot, userNamespaces, helperIsSetuid, helper }) {
  if (platform !== 'linux' || isRoot || userNamespaces || helperIsSetuid) return null;
  return `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`;
}

/**
 * @param {string} executable of Electron
 * @returns {Promise<SandboxFacts>}
 */
export async function sandboxFacts(executable) {
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  const status = fs.existsSync(helper) ? fs.statSync(helper) : null;
  const isLinux = process.platform === 'linux';
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    userNamespaces: isLinux && (await run('unshare', ['--user', 'true'], { capture: true })).code === 0,
    helperIsSetuid: status !== null && status.uid === 0 && (status.mode & 0o4000) !== 0,
    helper,
  };
}
