/** A workspace after a reload and at the next start. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';
import { drop } from './shellSteps';
import {
  choose,
  failure,
  menu,
  nameView,
  openArchives,
  popover,
  selector,
  severalStarts,
  status,
  whileReading,
  writeRuns,
  writeWorkspace,
} from './workspaceSteps';

test.describe.configure(severalStarts);

const at = scratchFolder();

test('comes back after a reload and at the next start as it was left', async () => {
  const profile = at('profile');
  const april = await writeRuns(at('april'));
  const file = await writeWorkspace(at('march.agora'), {
    archives: [{ path: path.basename(await writeRuns(at('march'))), name: 'March' }, { path: 'agora:published' }],
  });
  const expectLeft = async (window: Page): Promise<void> => {
    await expect(menu(window)).toHaveAccessibleName('Workspace: unsaved changes');
    await expect(selector(window)).toHaveText('april');
    await expect(status(window)).toContainText('Ready', whileReading);
    await expect
      .poll(async () => (await openArchives(window)).toSorted())
      .toEqual(['AgoraBench as published', 'March', 'april']);
    await menu(window).click();
    await expect(popover(window)).toContainText('not saved yet');
    await window.keyboard.press('Escape');
  };
  {
    await using app = await launchApp({ profile, args: [file] });
    const { window } = app;
    await expect(status(window)).toContainText('march.agora is open', whileReading);
    await drop(window, [april]);
    await expect(selector(window)).toHaveText('april');
    await nameView(window, 'not saved yet');
    await window.reload();
    await expectLeft(window);
  }
  await using app = await launchApp({ profile });
  await expectLeft(app.window);
});

test('as somebody else left it comes before what was not saved, and that is said', async () => {
  const profile = at('profile');
  await writeRuns(at('march'));
  const file = await writeWorkspace(at('march.agora'), { archives: [{ path: 'march' }] });
  {
    await using app = await launchApp({ profile, args: [file] });
    await expect(status(app.window)).toContainText('march.agora is open', whileReading);
    await nameView(app.window, 'not saved yet');
    await expect(menu(app.window)).toHaveAccessibleName('Workspace: unsaved changes');
  }
  await fs.writeFile(file, `${await fs.readFile(file, 'utf8')}\n`);
  await using app = await launchApp({ profile });
  await expect(failure(app.window)).toContainText(
    'march.agora was changed on disk since it was open here.',
    whileReading,
  );
  await expect(menu(app.window)).toHaveAccessibleName('Workspace');
});

test('gives way to what is named at the next start, and to its archives alone where it is closed', async () => {
  const profile = at('profile');
  await writeRuns(at('march'));
  const april = await writeRuns(at('april'));
  const file = await writeWorkspace(at('march.agora'), { archives: [{ path: 'march', name: 'March' }] });
  {
    await using app = await launchApp({ profile, args: [file] });
    await expect(status(app.window)).toContainText('march.agora is open', whileReading);
  }
  {
    await using app = await launchApp({ profile, args: [april] });
    const { window } = app;
    await expect(selector(window)).toHaveText('april');
    await expect(menu(window)).toHaveText('Workspace');
    await drop(window, [file]);
    await expect(status(window)).toContainText('march.agora is open', whileReading);
    await choose(window, 'Close workspace');
    await expect(menu(window)).toHaveText('Workspace');
    await window.reload();
    await expect(selector(window)).toHaveText('March');
    await expect(menu(window)).toHaveText('Workspace');
  }
  await using app = await launchApp({ profile });
  await expect(selector(app.window)).toHaveText('March');
  await expect(menu(app.window)).toHaveText('Workspace');
});
