/** The server of models in a process of its own, for tests that measure or end processes. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import type { LoggedCall } from './models/log';
import type { ModelServerOptions } from './models/options';

export interface ModelServerProcess extends AsyncDisposable {
  readonly origin: string;
  /** Every call so far, from its file. */
  calls(): Promise<readonly LoggedCall[]>;
}

export interface ProcessOptions extends Omit<ModelServerOptions, 'reply' | 'fault' | 'logFile'> {
  /** A module that exports `reply` and may export `fault`; absolute. */
  readonly module?: string;
  /** False: no file is written. */
  readonly log?: boolean;
}

/** Starts it; it ends with `await using`. */
export async function startModelServerProcess({
  module,
  log = true,
  ...options
}: ProcessOptions = {}): Promise<ModelServerProcess> {
  const root = resolve(import.meta.dirname, '../..');
  // Inside the project: what the bundle leaves outside is found from there.
  await mkdir(join(root, '.test'), { recursive: true });
  const folder = await mkdtemp(join(root, '.test', 'models-'));
  const logFile = join(folder, 'log.jsonl');
  await writeFile(logFile, '');
  const entry = join(folder, 'entry.ts');
  const told = JSON.stringify(log ? { ...options, logFile } : options);
  const imported = module === undefined ? 'const module = {};' : `import * as module from ${JSON.stringify(module)};`;
  await writeFile(
    entry,
    `${imported}
import { startModelServer } from ${JSON.stringify(join(import.meta.dirname, 'modelServer.ts'))};
const { origin } = await startModelServer({ ...${told}, ...module });
console.log(origin);
// Whoever started it is gone.
process.stdin.resume().on('end', () => process.exit());
`,
  );
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    publicDir: false,
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: entry,
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'server.mjs' } },
    },
  });
  const child = spawn(process.execPath, [join(folder, 'server.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const origin = await new Promise<string>((give, fail) => {
    createInterface(child.stdout).once('line', give);
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`The server of models ended with ${String(code)}.`)));
  });
  return {
    origin,
    async calls() {
      const lines = (await readFile(logFile, 'utf8')).split('\n').slice(0, -1);
      return lines.map((line) => JSON.parse(line) as LoggedCall);
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
