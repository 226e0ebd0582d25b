// @ts-check
/** The usual runtime: what the `electron` package downloads on first use, with that package's own installer. */
import fs from 'node:fs';
import path from 'node:path';
import { logFolder, projectRoot } from '../paths.mjs';
import { run } from '../run.mjs';

const packageFolder = path.join(projectRoot, 'node_modules', 'electron');
const usualHost = 'https://github.com/electron/electron/releases/download/';

/**
 * @returns {string | null} the executable that was downloaded earlier
 */
export function downloadedExecutable() {
  const named = path.join(packageFolder, 'path.txt');
  if (!fs.existsSync(named)) return null;
  const executable = path.join(packageFolder, 'dist', fs.readFileSync(named, 'utf8'));
  return fs.existsSync(executable) ? executable : null;
}

/**
 * Downloads the runtime, where its host answers within a few seconds: a blocked host must not hold up the start.
 * @returns {Promise<string | null>} the executable; null where it cannot be had
 */
export async function download() {
  const installer = path.join(packageFolder, 'install.js');
  if (!fs.existsSync(installer) || !(await answers(downloadAddress()))) return null;
  const log = path.join(logFolder, 'electron.log');
  await run(process.execPath, [installer], { cwd: projectRoot, log, timeoutMs: 900_000 });
  return downloadedExecutable();
}

/**
 * The address that the installer will ask; it honours the same variables.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function downloadAddress(env = process.env) {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  const mirror = env['npm_config_electron_mirror'] ?? env['NPM_CONFIG_ELECTRON_MIRROR'] ?? env['ELECTRON_MIRROR'];
  return `${mirror ?? usualHost}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
}

/**
 * @param {string} address
 * @param {number} [patienceMs]
 * @returns {Promise<boolean>}
 */
export async function answers(address, patienceMs = 5000) {
  try {
    const response = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(patienceMs) });
    return response.ok;
  } catch {
    return false;
  }
}
