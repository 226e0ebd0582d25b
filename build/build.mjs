// @ts-check
/** `npm run build`: makes `.out` from the sources, whether or not it is of today. */
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
clearBuiltHash();

let failures = 0;
for (const bundle of bundles(hash)) {
  try {
    await build(bundle);
  } catch (error) {
    // The other bundles are built all the same: what is wrong with them should show in one go.
    failures += 1;
    say(error instanceof Error ? error.message : String(error));
  }
}

if (failures === 0) {
  recordBuiltHash(hash);
  say(`Built ${path.basename(outFolder)} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
} else {
  process.exitCode = 1;
}
