/** What the profile remembers from start to start. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { GrantedArchive } from '../../electron/contract';
import type {} from '../../renderer/machine';
import { launchApp, type LaunchedApp } from './launch';
import { scratchFolder } from './scratch';
import { writeArchive } from './shellSteps';

const scratch = scratchFolder();

const bounds = { x: 40, y: 50, width: 1000, height: 700 };

const boundsOf = (app: LaunchedApp) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

const isShown = (app: LaunchedApp) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

test('archives, theme and bounds are there again after a restart', async () => {
  const profile = scratch('profile');
  const march = writeArchive(scratch('march'));
  let opened: GrantedArchive | undefined;
  {
    await using app = await launchApp({ profile, args: [march] });
    opened = (await app.window.evaluate(() => window.agora.startupArchives()))[0];
    await app.window.evaluate(() => window.agora.writePreferences({ theme: 'dark' }));
    // A window that is shown only now would be put in its place once more.
    await expect.poll(() => isShown(app)).toBe(true);
    await app.electron.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
    // The window system answers in its own time.
    await expect.poll(() => boundsOf(app)).toEqual(bounds);
  }
  {
    await using app = await launchApp({ profile });
    const { window: page } = app;
    expect(await page.evaluate(() => window.agora.readPreferences())).toMatchObject({ theme: 'dark' });
    expect(await app.electron.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
    await expect.poll(() => isShown(app)).toBe(true);
    await expect.poll(() => boundsOf(app)).toEqual(bounds);
    // The window itself opens the archive again: what is asked below should come after.
    await expect(page.getByRole('contentinfo')).toContainText('Ready');
    expect(await page.evaluate(() => window.agora.recentArchives())).toMatchObject([
      { id: opened?.id, name: 'march', present: true },
    ]);
    const again = await page.evaluate((id) => window.agora.reopenArchive(id), opened?.id ?? '');
    expect(again).toEqual(opened);
    fs.renameSync(march, `${march}-moved`);
    expect(await page.evaluate(() => window.agora.recentArchives())).toMatchObject([{ present: false }]);
    await page.evaluate((id) => window.agora.forgetArchive(id), opened?.id ?? '');
    expect(await page.evaluate(() => window.agora.recentArchives())).toEqual([]);
  }
});

test('a state file that cannot be read is kept aside', async () => {
  const profile = scratch('profile');
  fs.mkdirSync(profile);
  fs.writeFileSync(path.join(profile, 'preferences.json'), '{"version": 99, "value": {}}');
  await using app = await launchApp({ profile });
  expect(await app.window.evaluate(() => window.agora.readPreferences())).toMatchObject({ theme: 'system' });
  const [aside] = fs.readdirSync(profile).filter((name) => name.startsWith('preferences.json.unread-'));
  expect(fs.readFileSync(path.join(profile, aside ?? ''), 'utf8')).toBe('{"version": 99, "value": {}}');
});
