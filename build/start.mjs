#!/usr/bin/env node
// @ts-check
/**
 * `npm start [-- PATH…]`: sets up and opens the window. Without a display it makes the report of the published study,
 * or of the path that is named.
 */
import path from 'node:path';
import { returnToCaller } from './setup/caller.mjs';
import { displayEnvironment, hasDisplay, withDisplay } from './setup/display.mjs';
import { electronEnvironment } from './setup/electron/runtime.mjs';
import { outFolder, projectRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { say } from './setup/say.mjs';
import { sayAdvice, setUp } from './setup/setup.mjs';

/** @typedef {import('./setup/setup.mjs').Ready} Ready */

const args = process.argv.slice(2);

try {
  const ready = await setUp();
  returnToCaller();
  process.exitCode = ready.runtime !== null && hasDisplay() ? await openWindow(ready.runtime) : await makeReport(ready);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/**
 * @param {import('./setup/electron/runtime.mjs').Runtime} runtime
 * @returns {Promise<number>}
 */
async function openWindow(runtime) {
  const { code } = await run(runtime.executable, [projectRoot, ...args], { env: electronEnvironment(runtime) });
  return code;
}

/**
 * @param {Ready} ready
 * @returns {Promise<number>}
 */
async function makeReport({ runtime, failure, advice }) {
  const study = args.find((argument) => !argument.startsWith('-')) ?? 'published';
  const folder = path.join(outFolder, 'report');
  if (runtime === null) say(`No window and no figures: ${failure}.`);
  else say('There is no display: making the report instead of opening the window.');
  const code = await withDisplay(async (display) => {
    const canDraw = runtime !== null && display !== null;
    if (runtime !== null && display === null) say('No figures: Xvfb, the virtual display, is not installed.');
    const env = canDraw ? displayEnvironment(display, electronEnvironment(runtime)) : process.env;
    const cli = path.join(outFolder, 'electron', 'cli.cjs');
    return (await run(process.execPath, [cli, 'report', study, '--out', folder], { env })).code;
  });
  sayAdvice(advice);
  if (code === 0) say(`\nThe report: ${path.join(folder, 'index.html')}`);
  return code;
}
