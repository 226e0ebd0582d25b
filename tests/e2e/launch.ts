/**
 * Starts the workbench in a real Electron with a profile of its own, and fails the test that started it when anything
 * went wrong inside: an error on the console of a window or a worker, a violation of the content security policy, an
 * exception in the main process, a process that died.
 *
 *     await using app = await launchApp();
 *     await expect(app.window).toHaveTitle('Agora Workbench');
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

const projectRoot = path.resolve(import.meta.dirname, '../..');
const watcher = path.join(import.meta.dirname, 'watcher.cjs');

export interface LaunchOptions {
  /** Arguments of the workbench: paths of archives, switches. */
  readonly args?: readonly string[];
  /** Folder of the profile, kept afterwards. Default: a fresh one, removed afterwards. */
  readonly profile?: string;
  /** Problems that the test provokes on purpose. */
  readonly allow?: readonly RegExp[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Another app than the workbench, to test this harness. */
  readonly appFolder?: string;
}

export interface LaunchedApp extends AsyncDisposable {
  readonly electron: ElectronApplication;
  /** The first window. */
  readonly window: Page;
  readonly profile: string;
  /** What the app has printed on standard output so far. */
  output(): string;
  /** What went wrong so far, one line each. */
  problems(): readonly string[];
}

export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-e2e-'));
  const profile = options.profile ?? path.join(scratch, 'profile');
  const record = path.join(scratch, 'problems.jsonl');
  const electron = await _electron.launch({
    args: ['-r', watcher, options.appFolder ?? projectRoot, `--user-data-dir=${profile}`, ...(options.args ?? [])],
    cwd: scratch,
    env: { ...inherited(), ...options.environment, AGORA_E2E_PROBLEMS: record },
  });
  let printed = '';
  electron.process().stdout?.on('data', (text: Buffer) => (printed += text.toString()));
  const output = () => printed;
  const problems = () => readProblems(record).filter((line) => !options.allow?.some((pattern) => pattern.test(line)));
  const close = async () => {
    await electron.close();
    const found = problems();
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    if (found.length > 0) throw new Error(`The app had problems:\n${found.join('\n')}`);
  };
  try {
    const window = await electron.firstWindow();
    return { electron, window, profile, output, problems, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function readProblems(record: string): readonly string[] {
  return fs.existsSync(record) ? fs.readFileSync(record, 'utf8').split('\n').filter(Boolean) : [];
}
