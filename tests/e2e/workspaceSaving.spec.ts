/** Workspace files are saved, moved, changed, and never written over without having been read. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type {} from '../../renderer/machine';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';
import { drop } from './shellSteps';
import {
  answerDialogs,
  choose,
  failure,
  menu,
  nameView,
  openArchives,
  popover,
  readWorkspace,
  selector,
  severalStarts,
  status,
  whileReading,
  writeRuns,
  writeWorkspace,
} from './workspaceSteps';

test.describe.configure(severalStarts);

const at = scratchFolder();
const tab = (window: Page, name: string) => window.getByRole('tab', { name: new RegExp(`^${name}`) });
const saveNothing = (page: Page) =>
  page.evaluate(() => window.agora.saveWorkspace({ archives: [], tables: [], views: [] }, false));

/** Data whose names nobody but their writer understands. */
async function unnamed(folder: string): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  const record = `${JSON.stringify({ instruction: 'Add 1 and 1.', response: '2' })}\n`;
  await fs.writeFile(path.join(folder, 'zeta-1-instance_generation-math.jsonl'), record.repeat(3));
}

test('is saved, moved with its archives, and opened by the command line in another profile', async () => {
  await unnamed(at('study', 'march'));
  await writeRuns(at('study', 'april'));
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
  expect(await readWorkspace(at('study', 'both.agora'))).toMatchObject({
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

test('renames an archive and takes out one that is not there, in the file once it is saved', async () => {
  await writeRuns(at('march'));
  const file = await writeWorkspace(at('study.agora'), { archives: [{ path: 'gone' }, { path: 'march' }] });
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
  expect(await readWorkspace(file)).toMatchObject({ archives: [{ path: 'march', name: 'Runs of March' }] });

  // No name is the archive's own.
  await rename('Runs of March', ' ');
  await expect(selector(window)).toHaveText('march');
  await choose(window, 'Save workspace');
  await expect(menu(window)).toHaveAccessibleName('Workspace');
  expect(JSON.stringify(await readWorkspace(file))).not.toContain('Runs of March');
});

test('an archive with a very long name can still be renamed and closed', async () => {
  const name = 'm'.repeat(300);
  const file = await writeWorkspace(at('study.agora'), { archives: [{ path: await writeRuns(at('march')), name }] });
  await using app = await launchApp({ args: [file] });
  const { window } = app;
  await expect(selector(window)).toContainText('mmm', whileReading);
  await selector(window).click();
  const close = window.getByRole('button', { name: `Close ${name}` });
  await expect(close).toBeInViewport({ ratio: 1 });
  await expect(window.getByRole('button', { name: `Rename ${name}` })).toBeInViewport({ ratio: 1 });
});

test('saving keeps what a newer workbench wrote, and archives that are not there', async () => {
  await writeRuns(at('march'));
  const absent = { path: '../gone', templates: ['{generator}'], colour: 'red' };
  const elsewhere = { path: '//host/share/runs' };
  const file = await writeWorkspace(at('studies', 'march.agora'), {
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
  expect(await readWorkspace(file)).toMatchObject(saved);

  // In another folder relative paths start there; the file of before stays.
  const before = await fs.readFile(file, 'utf8');
  await answerDialogs(app, at('copy.agora'));
  await choose(window, 'Save workspace as…');
  await expect(menu(window)).toHaveText('copy.agora');
  const [, march] = archives;
  expect(await readWorkspace(at('copy.agora'))).toMatchObject({
    author: 'Ada',
    archives: [{ ...absent, path: 'gone' }, { ...march, path: 'march' }, elsewhere, { path: 'agora:published' }],
  });
  expect(await fs.readFile(file, 'utf8')).toBe(before);

  // What came back since is there again.
  await writeRuns(at('gone'));
  await window.keyboard.press('1');
  await window.getByRole('button', { name: 'Open copy.agora again' }).click();
  await expect.poll(() => openArchives(window)).toEqual(['gone', 'March', 'AgoraBench as published']);
});

test('is not written over what was not read', async () => {
  await writeRuns(at('march'));
  const archives = [{ path: 'march' }];
  const file = await writeWorkspace(at('march.agora'), { archives });
  const newer = await writeWorkspace(at('newer.agora'), { agoraWorkspace: 99, archives, future: true });
  const broken = await writeWorkspace(at('broken.agora'), { archives: [{ path: 'march', templates: 7 }] });
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
