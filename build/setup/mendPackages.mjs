// @ts-check
/** Faults of packages that bring the whole process down and cannot be kept away from outside: mended where they stand. */
import fs from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Mend
 * @property {string} file within `node_modules`
 * @property {string} from what stands in it, once
 * @property {string} to what is to stand there
 */

/** @type {readonly Mend[]} */
export const mends = [
  {
    // A damaged run length makes the array of values grow until the process is ended, which no `catch` sees.
    file: 'hyparquet/src/encoding.js',
    from: 'for (let i = 0; i < count; i++) {\n    output[seen + i] = value',
    to: 'const end = Math.min(count, output.length - seen)\n  for (let i = 0; i < end; i++) {\n    output[seen + i] = value',
  },
];

/**
 * Mends what is not mended yet. Throws where a package is another than the one that was mended.
 * @param {string} modules
 * @returns {void}
 */
export function mendPackages(modules) {
  for (const { file, from, to } of mends) {
    const whole = path.join(modules, file);
    const text = fs.readFileSync(whole, 'utf8');
    if (text.includes(to)) continue;
    if (text.split(from).length !== 2)
      throw new Error(`${file} is not as it was when it was mended: look at mendPackages.mjs.`);
    // Package managers may keep one copy for several projects: this one gets its own.
    fs.writeFileSync(
      `${whole}.mended`,
      text.replace(from, () => to),
    );
    fs.renameSync(`${whole}.mended`, whole);
  }
}
