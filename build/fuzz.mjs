#!/usr/bin/env node
// @ts-check
/**
 * `npm run fuzz [-- NAME]`: gives every reader and every container, or those whose name holds NAME, 10,000 files that went
 * wrong; `AGORA_FUZZ` says another number.
 */
import { ensurePackages } from './setup/packages.mjs';
import { projectRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { program } from './verdict/program.mjs';

const [name] = process.argv.slice(2);
await ensurePackages();
const only = name === undefined ? [] : ['--testNamePattern', name];
const [first, ...args] = program(
  'vitest/vitest.mjs',
  'run',
  '--config',
  'build/vitest.config.ts',
  'tests/fuzz',
  ...only,
);
const { code } = await run(first, args, { cwd: projectRoot, env: { AGORA_FUZZ: '10000', ...process.env } });
process.exitCode = code;
