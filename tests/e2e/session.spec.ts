/** What comes back: after the window's process died, after a reload, at the next start. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { writeRunArchive } from '../fixtures/archives';
import { launchApp, type LaunchedApp } from './launch';
import { scratchFolder } from './scratch';
import { chooseToOpen } from './shellSteps';

const scratch = scratchFolder();

async function runArchive(name: string): Promise<string> {
  const folder = scratch(name);
  await writeRunArchive(folder, { domains: ['math'], manifest: true });
  return folder;
}

/** Opens a folder by the dialog. */
async function choose(app: LaunchedApp, folder: string): Promise<void> {
  await chooseToOpen(app, folder);
  await app.window.keyboard.press('1');
  await app.window.getByRole('main').getByRole('button', { name: 'Open folder…' }).click();
  await expect(selector(app.window)).toContainText(path.basename(folder));
}

const selector = (window: Page) => window.getByRole('banner').getByRole('button', { name: 'Archive' });
const heading = (window: Page, name: string) => window.getByRole('heading', { name, exact: true });
const ready = (window: Page) => expect(window.getByRole('contentinfo')).toContainText('Ready');

async function expectBoth(window: Page): Promise<void> {
  await expect(selector(window)).toContainText('march');
  await expect(heading(window, 'Analysis')).toBeVisible();
  await ready(window);
  await selector(window).click();
  // Both archives, and the way to open another.
  await expect(window.getByRole('dialog', { name: 'Archive' }).getByRole('listitem')).toHaveCount(3);
  await window.keyboard.press('Escape');
}

test('the next start comes back to the archives that were open, and to the place', async () => {
  const profile = scratch('profile');
  const march = await runArchive('march');
  {
    await using app = await launchApp({ profile });
    await ready(app.window);
    await choose(app, march);
    await app.window.keyboard.press('4');
    await expect(heading(app.window, 'Analysis')).toBeVisible();
    await ready(app.window);
  }
  {
    await using app = await launchApp({ profile });
    await expectBoth(app.window);
  }
  {
    // What is named comes instead of what was open.
    await using app = await launchApp({ profile, args: [await runArchive('april')] });
    await expect(selector(app.window)).toContainText('april');
    await expect(heading(app.window, 'Leaderboard')).toBeVisible();
  }
  await fs.rm(scratch('april'), { recursive: true });
  {
    await using app = await launchApp({ profile });
    await expect(selector(app.window)).toContainText('published', { ignoreCase: true });
    await expect(app.window.getByRole('contentinfo')).toContainText('april');
  }
});

test('is not ready before there is something to read, and leaves the user where they went meanwhile', async () => {
  await using app = await launchApp();
  const { window } = app;
  // A key that comes before the window listens is lost.
  await expect(async () => {
    await window.keyboard.press('4');
    await expect(heading(window, 'Analysis')).toBeVisible({ timeout: 100 });
  }).toPass({ intervals: [50] });
  await ready(window);
  // No waiting here: ready means that the archive is on the screen.
  expect(await selector(window).textContent()).toContain('as published');
  expect(await heading(window, 'Analysis').count()).toBe(1);
});

test('a window whose process died comes back with every archive that was open', async () => {
  await using app = await launchApp({ allow: [/renderer gone/] });
  await ready(app.window);
  await choose(app, await runArchive('march'));
  await app.window.keyboard.press('4');
  await ready(app.window);
  const recovery = app.electron.waitForEvent('window');
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const page = await recovery;
  const loaded = loadedAgain(app);
  await reloadBy(page);
  await loaded;
  await expect.poll(() => shownIn(app)).toEqual(['march', 'Analysis']);
});

test('a window that hangs is started anew by its recovery page', async () => {
  await using app = await launchApp({ allow: [/renderer gone/], environment: { AGORA_BENCH: '1' } });
  // A window that becomes ready only now would take the recovery page away.
  await expect.poll(() => app.output()).toContain('agora-ready');
  const recovery = app.electron.waitForEvent('window');
  await app.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    void window?.webContents.executeJavaScript('for (;;);').catch(() => undefined);
    // What Chromium tells only half a minute after a key was pressed.
    window?.emit('unresponsive');
  });
  const page = await recovery;
  await expect(page.getByRole('heading')).toHaveText('The window does not answer.');
  const closed = page.waitForEvent('close');
  const loaded = loadedAgain(app);
  await reloadBy(page);
  await closed;
  await loaded;
  await expect.poll(() => shownIn(app)).toEqual([expect.stringMatching(/published/i), 'Leaderboard']);
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

/** Follows the recovery page's link, which may close the page before the click is answered. */
function reloadBy(page: Page): Promise<void> {
  return page
    .getByRole('link', { name: 'Reload the window' })
    .dispatchEvent('click')
    .catch((error: unknown) => {
      if (!page.isClosed()) throw error;
    });
}

/** Resolves when the user's window has loaded its page. A page that is asked while its process ends never answers. */
function loadedAgain(app: LaunchedApp): Promise<void> {
  return app.electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        // The recovery page has a window of its own.
        const own = BrowserWindow.getAllWindows().find(
          ({ webContents }) => !webContents.getURL().includes('/recovery'),
        );
        own?.webContents.once('did-finish-load', () => resolve());
      }),
  );
}

/** Archive and place of the user's window. Asked through the machine: the page of before is gone for Playwright. */
function shownIn(app: LaunchedApp): Promise<unknown> {
  return app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      "[document.querySelector('.archive-selector')?.textContent, document.querySelector('h1')?.textContent]",
    ),
  );
}
