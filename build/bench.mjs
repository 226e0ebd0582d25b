#!/usr/bin/env node
// @ts-check
/** `npm run bench [-- NAME…]`: measures, beside peers measured in the same run, and prints values and ratios. */
import path from 'node:path';
import { displayEnvironment, withDisplay } from './setup/display.mjs';
import { electronEnvironment } from './setup/electron/runtime.mjs';
import { projectRoot } from './setup/paths.mjs';
import { say } from './setup/say.mjs';
import { sayAdvice, setUp } from './setup/setup.mjs';

/** @typedef {import('../tests/bench/benchmark').Benchmark} Benchmark */
/** @typedef {import('../tests/bench/benchmark').Measurement} Measurement */

const names = process.argv.slice(2);

try {
  const { runtime, failure, advice } = await setUp();
  if (runtime === null) {
    sayAdvice(advice);
    throw new Error(`Electron cannot run here: ${failure}.`);
  }
  await withDisplay(async (display) => {
    if (display === null) throw new Error('There is no display, and Xvfb is not installed.');
    const environment = displayEnvironment(display, electronEnvironment(runtime));
    for (const benchmark of await chosenBenchmarks()) {
      const measured = await benchmark.run({ electron: runtime.executable, environment, projectRoot, say });
      process.stdout.write(`\n${benchmark.title}\n${measured.map((one) => `  ${lineOf(one)}\n`).join('')}`);
    }
  });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** @returns {Promise<readonly Benchmark[]>} */
async function chosenBenchmarks() {
  // The packages are there only now.
  const [{ runnerImport }, { assembly }, { packageFile }] = await Promise.all([
    import('vite'),
    import('./bundles/assembly.mjs'),
    import('./bundles/packageFile.mjs'),
  ]);
  const file = path.join(projectRoot, 'tests', 'bench', 'benchmarks.ts');
  const { module } = /** @type {{ module: { benchmarks: readonly Benchmark[] } }} */ (
    await runnerImport(file, {
      plugins: [assembly(), packageFile()],
      // The machine's code is bundled as CommonJS, which has it.
      define: { __dirname: JSON.stringify(path.dirname(file)), __BUILD_HASH__: JSON.stringify('bench') },
    })
  );
  const known = module.benchmarks.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`There is no benchmark "${unknown}": choose from ${known.join(', ')}.`);
  return module.benchmarks.filter(({ name }) => names.length === 0 || names.includes(name));
}

/**
 * @param {Measurement} measurement
 * @returns {string}
 */
function lineOf({ what, value, unit, spread: [smallest, largest], against }) {
  // Milliseconds are whole; seconds and gigabytes are not.
  const plain = (/** @type {number} */ one) => (unit === 'ms' ? one.toFixed(0) : one.toFixed(2));
  const measured = `${what.padEnd(28)} ${plain(value)} ${unit} (${plain(smallest)}–${plain(largest)})`;
  if (against === null) return measured;
  const target =
    against.target === null
      ? ''
      : `, target ≤ ${against.target}: ${against.ratio <= against.target ? 'met' : 'MISSED'}`;
  return `${measured}, ${against.ratio.toFixed(2)} × ${against.peer}${target}`;
}
