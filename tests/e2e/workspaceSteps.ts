/** Where a workspace is shown and what a user does to it, as a test says it. */
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type {} from '../../renderer/machine';
import { writeRunArchive } from '../fixtures/archives';
import type { LaunchedApp } from './launch';
import { chooseToOpen, chooseToSave } from './shellSteps';

/** Each of these tests starts the app up to three times and reads several archives. */
export const severalStarts = { timeout: 240_000 };
/** All archives of a workspace are read before it is said to be open. */
export const whileReading = { timeout: 60_000 };

export const menu = (window: Page) => window.getByRole('banner').getByRole('button', { name: /^Workspace/ });
export const popover = (window: Page) => window.getByRole('dialog', { name: /^Workspace/ });
export const selector = (window: Page) => window.getByRole('banner').getByRole('button', { name: 'Archive' });
export const status = (window: Page) => window.getByRole('contentinfo');
export const failure = (window: Page) => window.getByRole('alert', { name: /opened with problems/ });

/** The names under which archives are open, in their order. */
export async function openArchives(window: Page): Promise<readonly string[]> {
  await selector(window).click();
  const names = await window.getByRole('dialog', { name: 'Archive' }).locator('.name').allTextContents();
  await window.keyboard.press('Escape');
  return names;
}

export async function choose(window: Page, item: string): Promise<void> {
  await menu(window).click();
  // "Save workspace" stands before "Save workspace as…".
  await popover(window).getByRole('button', { name: item }).first().click();
}

export async function nameView(window: Page, name: string): Promise<void> {
  await menu(window).click();
  await popover(window).getByRole('textbox', { name: 'Name this view' }).fill(name);
  await window.keyboard.press('Enter');
}

/** What the system's dialogs will answer. */
export async function answerDialogs(app: LaunchedApp, file: string): Promise<void> {
  await chooseToOpen(app, file);
  await chooseToSave(app, file);
}

/** Makes an archive of one domain's runs. */
export async function writeRuns(folder: string): Promise<string> {
  await writeRunArchive(folder, { domains: ['math'], manifest: true });
  return folder;
}

export async function writeWorkspace(file: string, workspace: object): Promise<string> {
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, JSON.stringify({ agoraWorkspace: 1, ...workspace }, null, 2));
  return file;
}

export const readWorkspace = async (file: string): Promise<unknown> => JSON.parse(await fs.readFile(file, 'utf8'));
