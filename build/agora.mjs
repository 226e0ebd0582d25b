#!/usr/bin/env node
// @ts-check
/** The `agora` command: sets up what the call needs, then runs the terminal in this process. Speaks on standard error. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { returnToCaller } from './setup/caller.mjs';
import { electronEnvironment } from './setup/electron/runtime.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { outFolder } from './setup/paths.mjs';
import { say, silent } from './setup/say.mjs';
import { sayAdvice, setUpElectron } from './setup/setup.mjs';
import { ensureBuilt } from './setup/sources.mjs';

const [verb, ...rest] = process.argv.slice(2);

try {
  await ensurePackages();
  await ensureBuilt();
  // Only figures need Electron.
  if (verb === 'report' && !rest.includes('--help') && !rest.includes('-h')) await prepareFigures();
  returnToCaller();
  createRequire(import.meta.url)(path.join(outFolder, 'electron', 'cli.cjs'));
} catch (error) {
  say(`agora: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function prepareFigures() {
  const { runtime, failure, advice } = await setUpElectron(silent);
  if (runtime !== null) Object.assign(process.env, electronEnvironment(runtime));
  else say(`Figures cannot be drawn: ${failure}.`);
  sayAdvice(advice);
}
