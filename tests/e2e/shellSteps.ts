/** What reaches the app from around its window: the system's dialogs, drops, the desktop, a second start. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type {} from '../../renderer/machine';
import type { LaunchedApp } from './launch';

const projectRoot = path.resolve(import.meta.dirname, '../..');

/** Makes a folder with one file, to be opened. */
export function writeArchive(folder: string): string {
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'generated.jsonl'), '{"instruction":"a","response":"b"}\n');
  return folder;
}

/** Keeps what the machine tells the page unasked. */
export async function listen(page: Page): Promise<void> {
  await expect(page).toHaveTitle('Agora Workbench');
  await page.evaluate(() => {
    const told: unknown[] = [];
    Reflect.set(window, 'told', told);
    window.agora.onArchivesGranted((archives) => told.push(...archives.map(({ name }) => name)));
    window.agora.onFailure(({ code }) => told.push(code));
  });
}

/** Listens from when the window has asked for what it starts with: what is named before is that, and not told. */
export async function listenOnceReady(page: Page): Promise<void> {
  await expect(page.getByRole('contentinfo')).toContainText('Ready');
  await listen(page);
}

export const told = (page: Page) => page.evaluate(() => Reflect.get(window, 'told') as unknown);

/** Starts the same app once more, outside the test's control; resolves to its exit code and its output. */
export function startAgain(
  args: readonly string[],
  cwd: string,
): Promise<{ code: number | null; output: string; errors: string }> {
  const executable = process.env['AGORA_ELECTRON'] ?? '';
  return new Promise((resolve, reject) => {
    const child = spawn(executable, [projectRoot, ...args], { cwd });
    let [output, errors] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, errors }));
  });
}

/** What the dialog for opening will answer. */
export async function chooseToOpen(app: LaunchedApp, chosen: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, chosen);
}

/** What the dialog for saving will answer; null cancels it. */
export async function chooseToSave(app: LaunchedApp, target: string | null): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, target);
}

/** Drops files of the disk on the middle of the window, as the system does. */
export async function drop(window: Page, paths: readonly string[]): Promise<void> {
  const session = await window.context().newCDPSession(window);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
}

/** Opens a file as the desktop does. */
export async function openFromDesktop(app: LaunchedApp, file: string): Promise<void> {
  await app.electron.evaluate(({ app: electronApp }, opened) => {
    electronApp.emit('open-file', { preventDefault: () => undefined }, opened);
  }, file);
}
