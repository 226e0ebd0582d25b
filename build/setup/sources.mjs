// @ts-check
/** Which sources a build was made from, and whether it is still of today. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { outFolder, projectRoot } from './paths.mjs';
import { run } from './run.mjs';

/** What a bundle is made of. `resources` counts: parts of it are imported. */
const sourceFolders = ['analysis', 'electron', 'renderer', 'resources', 'build/bundles'];
const sourceFiles = ['package-lock.json', 'build/build.mjs', 'tsconfig.json'];

const stampFile = path.join(outFolder, 'sources.hash');

/**
 * Hashes names and contents of every source file.
 * @param {string} [root] the project
 * @returns {string} 16 hex digits
 */
export function hashSources(root = projectRoot) {
  const hash = createHash('sha256');
  const files = [
    ...sourceFolders.flatMap((folder) => filesUnder(path.join(root, folder))),
    ...sourceFiles.map((file) => path.join(root, file)),
  ];
  for (const file of files.filter((candidate) => fs.existsSync(candidate))) {
    const content = fs.readFileSync(file);
    hash.update(`${path.relative(root, file).split(path.sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * The hash of the sources that `.out` was built from; null where nothing whole is built.
 * @returns {string | null}
 */
export function builtHash() {
  return fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8').trim() : null;
}

/**
 * Builds where the sources are not those of the last build. `AGORA_AS_BUILT=1` leaves `.out` as it is.
 * @returns {Promise<void>} rejects where the build fails; the builder has said why
 */
export async function ensureBuilt() {
  if (process.env['AGORA_AS_BUILT'] || builtHash() === hashSources()) return;
  const builder = path.join(projectRoot, 'build', 'build.mjs');
  const { code } = await run(process.execPath, [builder], { cwd: projectRoot, onStandardError: true });
  if (code !== 0) throw new Error('The sources could not be built');
}

/** Marks the build as unfinished: an interrupted one is never taken for whole. */
export function clearBuiltHash() {
  fs.rmSync(stampFile, { force: true });
}

/**
 * Marks the build as whole.
 * @param {string} hash
 */
export function recordBuiltHash(hash) {
  fs.writeFileSync(stampFile, `${hash}\n`);
}

/**
 * @param {string} folder
 * @returns {string[]} absolute paths, in an order that does not depend on the file system
 */
function filesUnder(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
