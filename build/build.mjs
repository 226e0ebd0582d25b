// @ts-check
/** `npm run build`: makes `.out` from the sources, whether or not it is of today. */
import path from 'node:path';
import { build } from 'vite';
import { bundles } from './bundles/bundles.mjs';
import { outFolder } from './setup/paths.mjs';
import { clearBuiltHash, hashSources, recordBuiltHash } from './setup/sources.mjs';

const startedMs = performance.now();
const hash = hashSources();
clearBuiltHash();
for (const bundle of bundles(hash)) await build(bundle).catch((error) => process.stderr.write(`${error.message}\n`));
recordBuiltHash(hash);
process.stderr.write(`Built ${path.basename(outFolder)} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s\n`);
