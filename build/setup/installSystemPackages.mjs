// @ts-check
/** Does what `systemPackages.mjs` decides: asks this machine, installs where that is allowed, else says the command. */
import fs from 'node:fs';
import path from 'node:path';
import { logFolder } from './paths.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { askedTools, namesHere, planSystemPackages } from './systemPackages.mjs';

/**
 * Brings or names what the operating system lacks. Never rejects: what needs nothing of it still runs.
 * @param {import('./say.mjs').Say} [tell]
 * @returns {Promise<string[]>} commands the user is to run; empty where nothing is known to be missing
 */
export async function ensureSystemPackages(tell = say) {
  const { install, advice } = planSystemPackages({
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    tools: askedTools.filter(onPath),
    installed: await installedPackages(),
  });
  if (install.length === 0) return [...advice];
  if (await installPackages(install, tell)) return [];
  const names = await namesOfThisRelease(install);
  return [`apt-get update && apt-get install -y ${names.join(' ')}`];
}

/**
 * Those of these packages that are not installed; none where there is no dpkg or no apt-get.
 * @param {readonly import('./systemPackages.mjs').Names[]} packages
 * @returns {Promise<import('./systemPackages.mjs').Names[]>}
 */
export async function missingPackages(packages) {
  const installed = onPath('apt-get') ? await installedPackages() : null;
  return installed === null ? [] : packages.filter((names) => !names.some((name) => installed.has(name)));
}

/**
 * Never rejects.
 * @param {readonly import('./systemPackages.mjs').Names[]} packages
 * @param {import('./say.mjs').Say} tell
 * @returns {Promise<boolean>} whether apt-get installed them
 */
export async function installPackages(packages, tell) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const log = path.join(logFolder, 'system-packages.log');
  // Another apt may be at work, on a machine that has just started for instance.
  const patience = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  tell(`Installing system packages: ${packages.map((names) => names[names.length - 1]).join(' ')}`);
  await run('apt-get', [...patience, 'update'], { env, log });
  const names = await namesOfThisRelease(packages);
  const arguments_ = [...patience, 'install', '-y', '--no-install-recommends', ...names];
  const { code } = await run('apt-get', arguments_, { env, log });
  if (code !== 0) tell(`apt-get could not install them (details in ${log})`);
  return code === 0;
}

/** @param {readonly import('./systemPackages.mjs').Names[]} packages */
async function namesOfThisRelease(packages) {
  return namesHere(packages, (await debianNames('apt-cache', ['pkgnames'])) ?? new Set());
}

function installedPackages() {
  return debianNames('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n']);
}

/**
 * @param {string} command prints a package a line, with its state where that is asked
 * @param {readonly string[]} args
 * @returns {Promise<Set<string> | null>} null where there is no such command
 */
async function debianNames(command, args) {
  if (!onPath(command)) return null;
  const { output } = await run(command, args, { capture: true });
  const lines = output.split('\n').map((line) => line.split(' '));
  return new Set(lines.flatMap(([name, state]) => (name && (state ?? 'installed') === 'installed' ? [name] : [])));
}

/** @param {string} command */
function onPath(command) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.some((folder) => fs.existsSync(path.join(folder, command)));
}
