/** shellcheck, of the Debian package of this name. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../resources/steps/runPython';

export const hasShellcheck = (process.env['PATH'] ?? '')
  .split(':')
  .some((folder) => existsSync(join(folder, 'shellcheck')));

/** What a test prints where it is skipped for the lack of it. */
export const shellcheckMissing = 'skipped where there is no shellcheck';

/** What it objects to in scripts for POSIX sh, a line each; what they read with `.` is looked for beside them. */
export async function objectionsTo(scripts: readonly string[], folder: string): Promise<string[]> {
  const words = ['-s', 'sh', '-x', '-f', 'gcc', ...scripts];
  const { code, stdout, stderr } = await runCommand('shellcheck', words, folder);
  // 1: there are objections; 2 and more: it did not look at all of them.
  if (code > 1 || stderr !== '') throw new Error(`shellcheck ended with ${String(code)}: ${stderr}`);
  return stdout.split('\n').filter((line) => line !== '');
}
