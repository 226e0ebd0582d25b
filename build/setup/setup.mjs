// @ts-check
/** Everything a fresh clone needs before it can run: packages, a build, the system's libraries, Electron. */
import { electronRuntime } from './electron/runtime.mjs';
import { ensureSystemPackages } from './installSystemPackages.mjs';
import { ensurePackages } from './packages.mjs';
import { sandboxAdvice, sandboxFacts } from './sandbox.mjs';
import { say } from './say.mjs';
import { ensureBuilt } from './sources.mjs';

/**
 * @typedef {object} Ready
 * @property {import('./electron/runtime.mjs').Runtime | null} runtime null where Electron cannot run here
 * @property {string} failure why it cannot; empty where it can
 * @property {readonly string[]} advice commands that would bring what is missing
 */

/**
 * Sets up this machine. Rejects only where packages or build fail: without them nothing runs.
 * @returns {Promise<Ready>}
 */
export async function setUp() {
  checkNode();
  await ensurePackages();
  await ensureBuilt();
  return setUpElectron();
}

/**
 * What Electron needs, and Electron.
 * @param {import('./say.mjs').Say} [tell]
 * @returns {Promise<Ready>}
 */
export async function setUpElectron(tell = say) {
  const advice = await ensureSystemPackages(tell);
  const found = await electronRuntime(tell);
  if ('failure' in found) return { runtime: null, failure: found.failure, advice };
  const sandbox = sandboxAdvice(await sandboxFacts(found.runtime.executable));
  if (sandbox === null) return { runtime: found.runtime, failure: '', advice };
  return { runtime: null, failure: "Chromium's sandbox is not allowed to this user", advice: [...advice, sandbox] };
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node ${process.versions.node} is too old: the workbench needs 20.19 or newer`);
}

/**
 * Says what the user can do about something that is missing.
 * @param {readonly string[]} advice
 */
export function sayAdvice(advice) {
  if (advice.length === 0) return;
  say(advice.length === 1 ? 'This command brings what is missing:' : 'These commands bring what is missing:');
  for (const command of advice) say(`    ${command}`);
}
