// @ts-check
/** Compiles AssemblyScript: `import bytes from './assembly/NAME.ts?assembly'` gives the bytes of a WebAssembly module. */
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { outFolder } from '../setup/paths.mjs';

const options = ['--optimizeLevel', '3', '--runtime', 'stub', '--enable', 'simd', '--noAssert', '--use', 'abort='];

const compilerPackage = createRequire(import.meta.url).resolve('assemblyscript/package.json');
const query = '?assembly';

/** @returns {import('vite').Plugin} */
export function assembly() {
  return {
    name: 'assembly',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!id.endsWith(query)) return null;
      const file = id.slice(0, -query.length);
      return `${importer === undefined ? file : path.resolve(path.dirname(importer), file)}${query}`;
    },
    async load(id) {
      if (!id.endsWith(query)) return null;
      const file = id.slice(0, -query.length);
      this.addWatchFile(file);
      const base64 = (await compiledOrKept(file)).toString('base64');
      return `export default Uint8Array.from(atob('${base64}'), (letter) => letter.charCodeAt(0));`;
    },
  };
}

/**
 * Compiling takes seconds, so that what was compiled before is kept beside the bundles.
 * @param {string} file
 * @returns {Promise<Buffer>}
 */
async function compiledOrKept(file) {
  const source = await fs.readFile(file, 'utf8');
  const { version } = JSON.parse(await fs.readFile(compilerPackage, 'utf8'));
  const hash = createHash('sha256')
    .update(JSON.stringify([source, options, version]))
    .digest('hex')
    .slice(0, 16);
  const kept = path.join(outFolder, 'assembly', `${path.basename(file, '.ts')}-${hash}.wasm`);
  return fs.readFile(kept).catch(() => {
    const made = beingMade.get(kept) ?? make(file, source, kept);
    beingMade.set(kept, made);
    return made;
  });
}

/**
 * Bundles are made side by side, and several ask for one module: it is compiled once.
 * @type {Map<string, Promise<Buffer>>}
 */
const beingMade = new Map();

/**
 * @param {string} file
 * @param {string} source
 * @param {string} kept
 * @returns {Promise<Buffer>}
 */
async function make(file, source, kept) {
  const made = await compiled(path.basename(file), source);
  await fs.mkdir(path.dirname(kept), { recursive: true });
  // Another process may be at it too: each puts a whole file in place.
  const aside = `${kept}.${process.pid}`;
  await fs.writeFile(aside, made);
  await fs.rename(aside, kept);
  return made;
}

/**
 * @param {string} name
 * @param {string} source
 * @returns {Promise<Buffer>}
 */
async function compiled(name, source) {
  // Loaded when needed: the compiler is large.
  const { default: asc } = await import('assemblyscript/asc');
  /** @type {Buffer[]} */
  const made = [];
  let said = '';
  const { error } = await asc.main([name, ...options, '--outFile', 'made.wasm'], {
    stderr: { write: (/** @type {string | Uint8Array} */ text) => void (said += String(text)) },
    readFile: (asked) => (asked === name ? source : null),
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') made.push(Buffer.from(contents));
    },
    listFiles: () => [],
  });
  const [bytes] = made;
  if (error !== null || bytes === undefined) throw new Error(`${name} cannot be compiled.\n${said}`);
  return bytes;
}
