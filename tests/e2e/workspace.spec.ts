/** Workspace files in the window: saved, moved, opened in every way, and never written over without having been read. */
import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type {} from '../../renderer/machine';
import { writeRunArchive } from '../fixtures/archives';
import { launchApp, type LaunchedApp } from './launch';

const projectRoot = path.resolve(import.meta.dirname, '../..');

// Each starts the app up to three times and reads several archives.
test.describe.configure({ timeout: 240_000 });
/** All archives of a workspace are read before it is said to be open. */
const whileReading = { timeout: 60_000 };

let scratch = '';
test.beforeEach(async () => {
  scratch = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'agora-workspaces-')));
});
test.afterEach(() => fs.rm(scratch, { recursive: true }));

const at = (...parts: readonly string[]) => path.join(scratch, ...parts);
const menu = (window: Page) => window.getByRole('banner').getByRole('button', { name: /^Workspace/ });
const popover = (window: Page) => window.getByRole('dialog', { name: /^Workspace/ });
const selector = (window: Page) => window.getByRole('banner').getByRole('button', { name: 'Archive' });
const status = (window: Page) => window.getByRole('contentinfo');
const tab = (window: Page, name: string) => window.getByRole('tab', { name: new RegExp(`^${name}`) });
const failure = (window: Page) => window.getByRole('alert', { name: /opened with problems/ });

/** The names under which archives are open, in their order. */
async function openArchives(window: Page): Promise<readonly string[]> {
  await selector(window).click();
  const names = await window.getByRole('dialog', { name: 'Archive' }).locator('.name').allTextContents();
  await window.keyboard.press('Escape');
  return names;
}

async function choose(window: Page, item: string): Promise<void> {
  await menu(window).click();
  // "Save workspace" stands before "Save workspace as…".
  await popover(window).getByRole('button', { name: item }).first().click();
}

async function nameView(window: Page, name: string): Promise<void> {
  await menu(window).click();
  await popover(window).getByRole('textbox', { name: 'Name this view' }).fill(name);
  await window.keyboard.press('Enter');
}

/** What the system's dialogs will answer. */
async function answerDialogs(app: LaunchedApp, file: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
}

async function drop(window: Page, paths: readonly string[]): Promise<void> {
  const session = await window.context().newCDPSession(window);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
}

/** Data whose names nobody but their writer understands. */
async function unnamed(folder: string): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  const record = `${JSON.stringify({ instruction: 'Add 1 and 1.', response: '2' })}\n`;
  await fs.writeFile(path.join(folder, 'zeta-1-instance_generation-math.jsonl'), record.repeat(3));
}

async function runArchive(...parts: readonly string[]): Promise<string> {
  const folder = at(...parts);
  await writeRunArchive(folder, { domains: ['math'], manifest: true });
  return folder;
}

async function write(file: string, workspace: object): Promise<string> {
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, JSON.stringify({ agoraWorkspace: 1, ...workspace }, null, 2));
  return file;
}

const startup = (page: Page) => page.evaluate(() => window.agora.startupWorkspace());
const saveNothing = (page: Page) =>
  page.evaluate(() => window.agora.saveWorkspace({ archives: [], tables: [], views: [] }, false));

const read = async (file: string): Promise<unknown> => JSON.parse(await fs.readFile(file, 'utf8'));

test('is saved, moved with its archives, and opened by the command line in another profile', async () => {
  await unnamed(at('study', 'march'));
  await runArchive('study', 'april');
  {
    await using app = await launchApp({ args: [at('study', 'april'), at('study', 'march')] });
    const { window } = app;
    await expect(selector(window)).toContainText('march');
    await window.keyboard.press('1');
    await tab(window, 'Assignment').click();
    await window.getByRole('button', { name: 'Add a template' }).click();
    await window.getByRole('textbox', { name: 'Template 1' }).fill('{generator}-{seed}-{method}-{domain}');
    await window.getByRole('button', { name: 'Apply' }).click();
    await expect(tab(window, 'Runs')).toContainText('1');
    await tab(window, 'Runs').click();
    await nameView(window, 'Runs of March');
    // The ending is added where it was left out.
    await answerDialogs(app, at('study', 'both'));
    await choose(window, 'Save workspace');
    await expect(status(window)).toContainText('was saved to');
    await expect(menu(window)).toHaveText('both.agora');
  }
  expect(await read(at('study', 'both.agora'))).toMatchObject({
    agoraWorkspace: 1,
    archives: [{ path: 'april' }, { path: 'march', templates: ['{generator}-{seed}-{method}-{domain}'] }],
    views: [{ name: 'Runs of March', place: 'archives' }],
  });
  await fs.rename(at('study'), at('moved'));
  await using app = await launchApp({ args: [at('moved', 'both.agora')] });
  const { window } = app;
  await expect(menu(window)).toHaveText('both.agora');
  await expect(status(window)).toContainText('both.agora is open', whileReading);
  expect(await openArchives(window)).toEqual(['april', 'march']);
  await menu(window).click();
  await expect(popover(window)).toContainText(at('moved', 'march'));
  await popover(window).getByRole('button', { name: 'Show the view Runs of March' }).click();
  await expect(selector(window)).toContainText('march');
  await expect(window.getByRole('grid', { name: 'Runs' })).toContainText('zeta');
  await tab(window, 'Assignment').click();
  await expect(window.getByRole('textbox', { name: 'Template 1' })).toHaveValue('{generator}-{seed}-{method}-{domain}');
  // Nothing was changed by opening it.
  await expect(menu(window)).toHaveAccessibleName('Workspace');
});

test('opens by the dialogs, a drop, the desktop and a second start, under the names that it gives', async () => {
  const folder = await runArchive('runs', 'march');
  const files = await Promise.all(
    ['one', 'two', 'three', 'four', 'five'].map((name) =>
      write(at('studies', `${name}.agora`), { archives: [{ path: '../runs/march', name: `March of ${name}` }] }),
    ),
  );
  const [one, two, three, four, five] = files as [string, string, string, string, string];
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
  const again = spawn(process.env['AGORA_ELECTRON'] ?? '', [projectRoot, `--user-data-dir=${app.profile}`, three]);
  again.on('error', (error) => expect(error).toBeNull());
  await expectOpen('three');
  await answerDialogs(app, four);
  await window.keyboard.press('1');
  await window.getByRole('main').getByRole('button', { name: 'Open file…' }).click();
  await expectOpen('four');
  await app.electron.evaluate(({ app: electronApp }, file) => {
    electronApp.emit('open-file', { preventDefault: () => undefined }, file);
  }, five);
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
  await using app = await launchApp({ args: [await runArchive('march.agora')] });
  await expect(selector(app.window)).toHaveText('march.agora');
  await expect(menu(app.window)).toHaveText('Workspace');
});

test('renames an archive and takes out one that is not there, in the file once it is saved', async () => {
  await runArchive('march');
  const file = await write(at('study.agora'), { archives: [{ path: 'gone' }, { path: 'march' }] });
  await using app = await launchApp({ args: [file] });
  const { window } = app;
  await expect(failure(window)).toContainText(`Nothing stands at ${at('gone')}.`, whileReading);
  const rename = async (from: string, to: string): Promise<void> => {
    await selector(window).click();
    await window.getByRole('button', { name: `Rename ${from}` }).click();
    const field = window.getByRole('textbox', { name: `Name of ${from}` });
    await expect(field).toBeFocused();
    await field.fill(to);
    await window.keyboard.press('Enter');
    await expect(selector(window)).toBeFocused();
  };
  await rename('march', 'Runs of March');
  await expect(selector(window)).toHaveText('Runs of March');
  await menu(window).click();
  await popover(window).getByRole('button', { name: 'Take gone out of the workspace' }).click();
  await expect(popover(window)).not.toContainText('gone');
  await window.keyboard.press('Escape');
  await choose(window, 'Save workspace');
  await expect(menu(window)).toHaveAccessibleName('Workspace');
  expect(await read(file)).toMatchObject({ archives: [{ path: 'march', name: 'Runs of March' }] });

  // No name is the archive's own.
  await rename('Runs of March', ' ');
  await expect(selector(window)).toHaveText('march');
  await choose(window, 'Save workspace');
  await expect(menu(window)).toHaveAccessibleName('Workspace');
  expect(JSON.stringify(await read(file))).not.toContain('Runs of March');
});

test('saving keeps what a newer workbench wrote, and archives that are not there', async () => {
  await runArchive('march');
  const absent = { path: '../gone', templates: ['{generator}'], colour: 'red' };
  const elsewhere = { path: '//host/share/runs' };
  const file = await write(at('studies', 'march.agora'), {
    author: 'Ada',
    archives: [absent, { path: './../march', name: 'March', pinned: true }, elsewhere, { path: 'agora:published' }],
    views: [{ name: 'first', place: 'analysis', state: {}, icon: 'i' }],
  });
  await using app = await launchApp({ args: [file] });
  const { window } = app;
  await expect(failure(window)).toContainText(`Nothing stands at ${at('gone')}.`, whileReading);
  await expect(failure(window)).toContainText('//host/share/runs lies on another machine');
  await expect(status(window)).toContainText('opened with problems');
  expect(await openArchives(window)).toEqual(['March', 'AgoraBench as published']);
  await menu(window).click();
  await expect(popover(window)).toContainText('../gonenot open; stays in the file');
  await window.keyboard.press('Escape');
  await nameView(window, 'second');
  await expect(menu(window)).toHaveAccessibleName('Workspace: unsaved changes');
  await choose(window, 'Save workspace');
  await expect(menu(window)).toHaveAccessibleName('Workspace');
  const archives = [
    absent,
    { path: './../march', name: 'March', pinned: true },
    elsewhere,
    { path: 'agora:published' },
  ];
  const saved = {
    author: 'Ada',
    archives,
    views: [
      { name: 'first', place: 'analysis', state: {}, icon: 'i' },
      { name: 'second', place: 'archives' },
    ],
  };
  expect(await read(file)).toMatchObject(saved);

  // In another folder relative paths start there; the file of before stays.
  const before = await fs.readFile(file, 'utf8');
  await answerDialogs(app, at('copy.agora'));
  await choose(window, 'Save workspace as…');
  await expect(menu(window)).toHaveText('copy.agora');
  const [, march] = archives;
  expect(await read(at('copy.agora'))).toMatchObject({
    author: 'Ada',
    archives: [{ ...absent, path: 'gone' }, { ...march, path: 'march' }, elsewhere, { path: 'agora:published' }],
  });
  expect(await fs.readFile(file, 'utf8')).toBe(before);

  // What came back since is there again.
  await runArchive('gone');
  await window.keyboard.press('1');
  await window.getByRole('button', { name: 'Open copy.agora again' }).click();
  await expect.poll(() => openArchives(window)).toEqual(['gone', 'March', 'AgoraBench as published']);
});

test('is not written over what was not read', async () => {
  await runArchive('march');
  const archives = [{ path: 'march' }];
  const file = await write(at('march.agora'), { archives });
  const newer = await write(at('newer.agora'), { agoraWorkspace: 99, archives, future: true });
  const broken = await write(at('broken.agora'), { archives: [{ path: 'march', templates: 7 }] });
  await using app = await launchApp({ args: [file] });
  const { window } = app;
  await expect(status(window)).toContainText('march.agora is open', whileReading);

  const changed = JSON.stringify({ agoraWorkspace: 1, archives, author: 'Grace' });
  await fs.writeFile(file, changed);
  await choose(window, 'Save workspace');
  await expect(status(window)).toContainText(
    'march.agora was changed on disk since it was opened; nothing was written. Save the workspace as another file, or open it again',
  );
  expect(await fs.readFile(file, 'utf8')).toBe(changed);

  // What is open stays open where another cannot be.
  const text = await fs.readFile(newer, 'utf8');
  await drop(window, [newer]);
  await expect(status(window)).toContainText('newer.agora cannot be opened.');
  await expect(status(window)).toContainText('version 99');
  await expect(menu(window)).toHaveText('march.agora');
  await answerDialogs(app, newer);
  await choose(window, 'Save workspace as…');
  await expect(status(window)).toContainText('newer.agora was written by a newer workbench and is not replaced');
  expect(await fs.readFile(newer, 'utf8')).toBe(text);

  const whole = await fs.readFile(broken, 'utf8');
  await drop(window, [broken]);
  await expect(failure(window)).toContainText('templates');
  await choose(window, 'Save workspace');
  await expect(status(window)).toContainText('broken.agora was not read whole');
  await expect(saveNothing(window)).rejects.toThrow('Save the workspace as another file.');
  expect(await fs.readFile(broken, 'utf8')).toBe(whole);

  // An ending that is added must not replace what the dialog has not asked about.
  await answerDialogs(app, at('broken'));
  await choose(window, 'Save workspace as…');
  await expect(status(window)).toContainText('broken.agora stands there already; nothing was written.');
  expect(await fs.readFile(broken, 'utf8')).toBe(whole);
});

test('opens nothing hidden and no whole home or disk because a file of somebody else names it', async () => {
  const home = at('home');
  await fs.mkdir(path.join(home, '.ssh'), { recursive: true });
  await fs.writeFile(path.join(home, '.ssh', 'id'), 'secret');
  await runArchive('home', 'studies', 'march');
  // A link that came with the folder leads there too.
  await fs.symlink(path.join(home, '.ssh'), at('home', 'studies', 'linked'));
  const archives = ['march', '../.ssh', '..', '/', 'linked'].map((each) => ({ path: each }));
  const file = await write(at('home', 'studies', 'march.agora'), { archives });
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

test('comes back after a reload and at the next start as it was left', async () => {
  const profile = at('profile');
  const april = await runArchive('april');
  const file = await write(at('march.agora'), {
    archives: [{ path: path.basename(await runArchive('march')), name: 'March' }, { path: 'agora:published' }],
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
  await runArchive('march');
  const file = await write(at('march.agora'), { archives: [{ path: 'march' }] });
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
  await runArchive('march');
  const april = await runArchive('april');
  const file = await write(at('march.agora'), { archives: [{ path: 'march', name: 'March' }] });
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
