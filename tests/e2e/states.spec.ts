/** Light and dark, narrow windows, a rebuilt database. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { writeRunArchive } from '../fixtures/archives';
import { drawn, panel } from './analysisSteps';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();
const grid = (window: Page) => window.getByRole('grid', { name: /performance gap recovered by generator, method/i });
const ground = (window: Page) => window.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('the theme that is chosen is kept for the next start', async () => {
  const profile = scratch('profile');
  {
    await using app = await launchApp({ profile });
    const { window } = app;
    await window.emulateMedia({ colorScheme: 'light' });
    await expect(grid(window)).toBeVisible();
    expect(await ground(window)).toBe('rgb(255, 255, 255)');
    await window.getByRole('button', { name: 'Switch to dark' }).click();
    await expect.poll(() => ground(window)).toBe('rgb(27, 29, 32)');
    await window.keyboard.press('4');
    await drawn(window, 'figure-pgr_vs_problem_solving');
    const chart = panel(window, 'figure-pgr_vs_problem_solving');
    await expect(chart.locator('.main-svg').first()).toHaveCSS('background-color', 'rgb(27, 29, 32)');
    await expect(window.getByRole('button', { name: 'Switch to light' })).toBeVisible();
  }
  {
    await using app = await launchApp({ profile });
    await app.window.emulateMedia({ colorScheme: 'light' });
    await expect(app.window.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await ground(app.window)).toBe('rgb(27, 29, 32)');
  }
});

test('follows the system where no theme was chosen', async () => {
  await using app = await launchApp();
  const { window } = app;
  await expect(grid(window)).toBeVisible();
  await window.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => ground(window)).toBe('rgb(27, 29, 32)');
  await window.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => ground(window)).toBe('rgb(255, 255, 255)');
});

test('a window of 900 pixels shows every place without scrolling sideways', async () => {
  await using app = await launchApp();
  const { window } = app;
  await expect(grid(window)).toBeVisible();
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 640);
  });
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(900);
  for (const place of ['1', '2', '3', '4']) {
    await window.keyboard.press(place);
    await expect(window.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    const overflow = await window.evaluate(() => {
      const main = document.querySelector('main');
      return Math.max(document.body.scrollWidth - innerWidth, main ? main.scrollWidth - main.clientWidth : 0);
    });
    expect(overflow).toBeLessThanOrEqual(0);
  }
});

test('a corrupt database is rebuilt and nobody needs to know', async () => {
  const profile = scratch('profile');
  const archive = scratch('march');
  await writeRunArchive(archive, { domains: ['math'], manifest: true });
  {
    await using app = await launchApp({ profile });
    await expect(grid(app.window)).toBeVisible();
    await expect(app.window.getByRole('contentinfo')).toContainText('Ready');
  }
  const databases = await databaseFiles(profile);
  expect(databases.length).toBeGreaterThan(0);
  for (const file of databases) await fs.writeFile(file, Buffer.alloc(100_000, 'not a database '));
  {
    // Never read before, so that only an engine with a working database can show it.
    await using app = await launchApp({ profile, args: [archive] });
    await expect(grid(app.window)).toContainText('55.8');
    await expect(app.window.getByRole('contentinfo')).not.toContainText('in memory');
  }
  // It was written to disk anew.
  expect((await databaseFiles(profile)).length).toBeGreaterThan(0);
});

/** Files of the origin private file system that DuckDB wrote: `DUCK` stands at byte 8. */
async function databaseFiles(profile: string): Promise<readonly string[]> {
  const files = await fs.readdir(path.join(profile, 'File System'), { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of files.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const head = await fs.readFile(file);
    if (head.subarray(8, 12).toString('latin1') === 'DUCK') found.push(file);
  }
  return found;
}
