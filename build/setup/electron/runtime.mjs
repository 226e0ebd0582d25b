// @ts-check
/** Finds the Electron runtime: an own one, the usual download, or the one that ships in the package registry. */
import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../paths.mjs';
import { run } from '../run.mjs';
import { say } from '../say.mjs';
import { download, downloadedExecutable } from './download.mjs';
import { fetchRegistryRuntime, refreshDefaultApp, registryFolder } from './registry.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} executable
 * @property {'override' | 'download' | 'registry'} origin
 */

/** @typedef {{ runtime: Runtime } | { failure: string }} RuntimeOrFailure */

/** How long a blocked download is remembered, so that not every start asks for it again. */
const blockedForMs = 24 * 3600 * 1000;

/**
 * Finds a runtime, fetching one where none is there yet, and says in one line which it took.
 * @param {import('../say.mjs').Say} [tell]
 * @returns {Promise<RuntimeOrFailure>}
 */
export async function electronRuntime(tell = say) {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return checked({ executable: path.join(override, executableName()), origin: 'override' }, tell);
  const present = downloadedExecutable();
  if (present !== null) return checked({ executable: present, origin: 'download' }, tell);
  if (!blockedLately()) {
    const downloaded = await download();
    if (downloaded !== null) return checked({ executable: downloaded, origin: 'download' }, tell);
    rememberBlocked();
  }
  return fromRegistry(tell);
}

/**
 * The environment in which Electron is started, by hand or by Playwright.
 * @param {Runtime} runtime
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnvironment(runtime, env = process.env) {
  const isRoot = process.getuid?.() === 0;
  return {
    ...env,
    AGORA_ELECTRON: runtime.executable,
    // Playwright asks the `electron` package for the executable, in its own process; that package asks this variable.
    ...(runtime.origin === 'download' ? {} : { ELECTRON_OVERRIDE_DIST_PATH: path.dirname(runtime.executable) }),
    // Chromium's sandbox refuses to run as root.
    ...(isRoot ? { ELECTRON_DISABLE_SANDBOX: '1' } : {}),
  };
}

/**
 * @param {import('../say.mjs').Say} tell
 * @returns {Promise<RuntimeOrFailure>}
 */
async function fromRegistry(tell) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { failure: `Electron could not be downloaded, and the package registry has it for Linux on x64 only` };
  }
  const folder = registryFolder();
  const executable = path.join(folder, 'electron');
  if (!fs.existsSync(executable)) {
    tell('Electron cannot be downloaded here: fetching the runtime in the package registry (110 MB, once)');
    const failure = await fetchRegistryRuntime();
    if (failure !== null) return { failure };
  }
  await refreshDefaultApp(folder);
  return checked({ executable, origin: 'registry' }, tell);
}

/**
 * @param {Runtime} runtime
 * @param {import('../say.mjs').Say} tell
 * @returns {Promise<RuntimeOrFailure>}
 */
async function checked(runtime, tell) {
  if (!fs.existsSync(runtime.executable)) return { failure: `There is no Electron at ${runtime.executable}` };
  // Run as Node: that needs neither a display nor the sandbox, and still loads every library of the runtime.
  const { code, output } = await run(runtime.executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    capture: true,
    timeoutMs: 60_000,
  });
  if (code !== 0) return { failure: `The Electron runtime at ${runtime.executable} does not start (exit ${code})` };
  tell(`Electron ${output.trim()}, ${originText[runtime.origin]}: ${path.dirname(runtime.executable)}`);
  return { runtime };
}

/** @type {Record<Runtime['origin'], string>} */
const originText = {
  override: 'named by ELECTRON_OVERRIDE_DIST_PATH',
  download: 'downloaded',
  registry: 'from the package registry',
};

function executableName() {
  if (process.platform === 'darwin') return path.join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function blockedMark() {
  return path.join(cacheFolder(), 'electron-download-blocked');
}

function blockedLately() {
  const mark = blockedMark();
  return fs.existsSync(mark) && Date.now() - fs.statSync(mark).mtimeMs < blockedForMs;
}

function rememberBlocked() {
  fs.mkdirSync(cacheFolder(), { recursive: true });
  fs.writeFileSync(blockedMark(), 'The usual download of Electron did not answer. Delete this file to try it again.\n');
}
