/** Programs of the kinds of steps, run as they are. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from '../../../analysis/schema';

const run = promisify(execFile);

/** Where the kinds that ship lie. */
export const stepsFolder = path.resolve(import.meta.dirname, '../../../resources/steps');

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const failure = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

/** Runs a command to its end, whatever its code. */
export async function runCommand(
  command: string,
  words: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...environment };
  try {
    const { stdout, stderr } = await run(command, [...words], { cwd, env, timeout: 110_000 });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return failure.parse(error);
  }
}

/** The JSON that a Python program prints which finds the modules of these folders of `resources/steps`. */
export async function pythonJson(program: string, folders: readonly string[], python = 'python3'): Promise<unknown> {
  const places = folders.map((folder) => path.join(stepsFolder, folder));
  const head = `import json, sys\nsys.path[:0] = ${JSON.stringify(places)}\n`;
  const { code, stdout, stderr } = await runCommand(python, ['-c', head + program], stepsFolder);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
