// @ts-check
/**
 * Files of packages that their lists of exports do not name: `import … from 'PACKAGE/PATH.js?package'` is the module
 * there, `import bytes from 'PACKAGE/PATH.wasm?package'` its bytes. For packages that look for a file of theirs beside
 * the code, where a bundle has none: they are given it.
 */
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const query = '?package';
const require = createRequire(import.meta.url);

/** @returns {import('vite').Plugin} */
export function packageFile() {
  return {
    name: 'package-file',
    enforce: 'pre',
    resolveId(id) {
      return id.endsWith(query) ? `\0${id}` : null;
    },
    async load(id) {
      if (!id.startsWith('\0') || !id.endsWith(query)) return null;
      const file = await fileOf(id.slice(1, -query.length));
      if (!file.endsWith('.js')) {
        const base64 = await fs.readFile(file, 'base64');
        return `export default Uint8Array.from(atob('${base64}'), (letter) => letter.charCodeAt(0));`;
      }
      // No file lies beside the bundle, and bundles for Node know no such address.
      return (await fs.readFile(file, 'utf8')).replaceAll('import.meta.url', 'undefined');
    },
  };
}

/**
 * @param {string} id the package and the path within it
 * @returns {Promise<string>}
 */
async function fileOf(id) {
  const parts = id.split('/');
  const name = parts.splice(0, id.startsWith('@') ? 2 : 1).join('/');
  for (const folder of require.resolve.paths(name) ?? []) {
    const file = path.join(folder, name, ...parts);
    if (await fs.stat(file).catch(() => null)) return file;
  }
  throw new Error(`The package ${name} has no file ${parts.join('/')}.`);
}
