// @ts-check
/**
 * `npm run build`: makes `.out` from the sources, whether or not it is of today. Each bundle is made aside and then put
 * in its place at once: an app that runs meanwhile, or a second builder, never meets a half one.
 */
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { bundles } from './bundles/bundles.mjs';
import { outFolder } from './setup/paths.mjs';
import { say } from './setup/say.mjs';
import { clearBuiltHash, hashSources, recordBuiltHash } from './setup/sources.mjs';

const startedMs = performance.now();
const hash = hashSources();
fs.mkdirSync(outFolder, { recursive: true });
const aside = fs.mkdtempSync(path.join(outFolder, 'making-'));

try {
  clearBuiltHash();
  if (await makeAll()) {
    recordBuiltHash(hash);
    say(`Built ${path.basename(outFolder)} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  } else {
    process.exitCode = 1;
  }
} finally {
  fs.rmSync(aside, { recursive: true, force: true });
}

/** @returns {Promise<boolean>} whether all bundles could be made */
async function makeAll() {
  let whole = true;
  for (const { made, config } of bundles(hash, aside)) {
    try {
      await build(config);
      putInPlace(made);
    } catch (error) {
      // The other bundles are made all the same: what is wrong with them should show in one go.
      whole = false;
      say(error instanceof Error ? error.message : String(error));
    }
  }
  return whole;
}

/** @param {string} made */
function putInPlace(made) {
  const place = path.join(outFolder, made);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  if (fs.existsSync(place)) fs.renameSync(place, path.join(aside, `${path.basename(made)}.former`));
  fs.renameSync(path.join(aside, made), place);
}
