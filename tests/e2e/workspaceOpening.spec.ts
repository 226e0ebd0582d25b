/** Workspace files are opened in every way there is, under the names that they give, and open nothing else. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type {} from '../../renderer/machine';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';
import { drop, openFromDesktop, startAgain } from './shellSteps';
import {
  answerDialogs,
  choose,
  failure,
  menu,
  openArchives,
  selector,
  severalStarts,
  status,
  whileReading,
  writeRuns,
  writeWorkspace,
} from './workspaceSteps';

test.describe.configure(severalStarts);

const at = scratchFolder();
const startup = (page: Page) => page.evaluate(() => window.agora.startupWorkspace());

test('opens by the dialogs, a drop, the desktop and a second start, under the names that it gives', async () => {
  const folder = await writeRuns(at('runs', 'march'));
  const named = (name: string) =>
    writeWorkspace(at('studies', `${name}.agora`), {
      archives: [{ path: '../runs/march', name: `March of ${name}` }],
    });
  const [one, two, three, four, five] = await Promise.all([
    named('one'),
    named('two'),
    named('three'),
    named('four'),
    named('five'),
  ]);
  await using app = await launchApp({ args: [folder] });
  const { window } = app;
  await expect(selector(window)).toContainText('march');
  const expectOpen = async (name: string): Promise<void> => {
    await expect(menu(window)).toHaveText(`${name}.agora`);
    await expect(selector(window)).toHaveText(`March of ${name}`);
    await expect(status(window)).toContainText(`${name}.agora is open`, whileReading);
    expect(await openArchives(window)).toEqual([`March of ${name}`]);
  };

  await answerDialogs(app, one);
  await choose(window, 'Open workspace…');
  await expectOpen('one');
  await drop(window, [two]);
  await expectOpen('two');
  const { code } = await startAgain([`--user-data-dir=${app.profile}`, three], at());
  expect(code).toBe(0);
  await expectOpen('three');
  await answerDialogs(app, four);
  await window.keyboard.press('1');
  await window.getByRole('main').getByRole('button', { name: 'Open file…' }).click();
  await expectOpen('four');
  await openFromDesktop(app, five);
  await expectOpen('five');

  // And again from the recent ones, which name archives and workspaces.
  await window.keyboard.press('1');
  await window.getByRole('button', { name: 'Open two.agora again' }).click();
  await expectOpen('two');
  await window.keyboard.press('1');
  await window.getByRole('button', { name: 'Forget one.agora' }).click();
  await expect(window.getByRole('button', { name: 'Open one.agora again' })).toBeHidden();
});

test('a folder that is called like a workspace is an archive', async () => {
  await using app = await launchApp({ args: [await writeRuns(at('march.agora'))] });
  await expect(selector(app.window)).toHaveText('march.agora');
  await expect(menu(app.window)).toHaveText('Workspace');
});

test('opens nothing hidden and no whole home or disk because a file of somebody else names it', async () => {
  const home = at('home');
  await fs.mkdir(path.join(home, '.ssh'), { recursive: true });
  await fs.writeFile(path.join(home, '.ssh', 'id'), 'secret');
  await writeRuns(at('home', 'studies', 'march'));
  // A link that came with the folder leads there too.
  await fs.symlink(path.join(home, '.ssh'), at('home', 'studies', 'linked'));
  const archives = ['march', '../.ssh', '..', '/', 'linked'].map((each) => ({ path: each }));
  const file = await writeWorkspace(at('home', 'studies', 'march.agora'), { archives });
  await using app = await launchApp({ args: [file], environment: { HOME: home } });
  const { window } = app;
  await expect(failure(window)).toContainText('../.ssh is hidden, or holds', whileReading);
  expect(await openArchives(window)).toEqual(['march']);
  const { workspace } = await startup(window);
  expect(workspace?.archives.map(({ archive }) => archive !== null)).toEqual([true, false, false, false]);
  expect(workspace?.problems.map(({ code }) => code)).toEqual([
    'duplicate-archive',
    'place-withheld',
    'place-withheld',
    'place-withheld',
  ]);

  // The user may.
  await drop(window, [path.join(home, '.ssh')]);
  await expect(window.getByRole('alert', { name: /\.ssh could not be opened/ })).toBeVisible();
  await drop(window, [file]);
  await expect
    .poll(async () => (await startup(window)).workspace?.archives.map(({ archive }) => archive !== null))
    .toEqual([true, true, false, false]);
});
