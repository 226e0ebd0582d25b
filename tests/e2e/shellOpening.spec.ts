/** What the app starts with, and what is opened while it runs. */
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type {} from '../../renderer/machine';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';
import {
  chooseToOpen,
  drop,
  listen,
  listenOnceReady,
  openFromDesktop,
  startAgain,
  told,
  writeArchive,
} from './shellSteps';

const scratch = scratchFolder();

test('starts with the published study, and with what the command line names', async () => {
  const names = (page: Page) =>
    page.evaluate(async () => (await window.agora.startupArchives()).map(({ id, name }) => ({ id, name })));
  {
    await using app = await launchApp();
    expect(await names(app.window)).toMatchObject([{ id: 'published' }]);
  }
  await using app = await launchApp({ args: [writeArchive(scratch('march')), writeArchive(scratch('april'))] });
  expect(await names(app.window)).toMatchObject([{ name: 'march' }, { name: 'april' }]);
});

test('a second start hands its paths to the first, and ends', async () => {
  writeArchive(scratch('march'));
  await using app = await launchApp();
  await listenOnceReady(app.window);
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  // Relative to where the second start was made.
  const { code } = await startAgain([`--user-data-dir=${app.profile}`, 'march'], scratch());
  expect(code).toBe(0);
  await expect.poll(() => told(app.window)).toEqual(['march']);
  const windows = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
  );
  expect(windows).toEqual([false]);
});

test('another profile is another instance', async () => {
  await using first = await launchApp();
  await using second = await launchApp();
  await expect(first.window).toHaveTitle('Agora Workbench');
  await expect(second.window).toHaveTitle('Agora Workbench');
});

test('files of the desktop, of the dialog and dropped ones open in the same way', async () => {
  const [dock, chosen, dropped] = [
    writeArchive(scratch('dock')),
    writeArchive(scratch('chosen')),
    writeArchive(scratch('dropped')),
  ];
  await using app = await launchApp();
  await listenOnceReady(app.window);
  await openFromDesktop(app, dock);
  await expect.poll(() => told(app.window)).toEqual(['dock']);

  await chooseToOpen(app, chosen);
  expect(await app.window.evaluate(() => window.agora.chooseArchive('folder'))).toMatchObject({ name: 'chosen' });

  await drop(app.window, [dropped]);
  await expect.poll(() => told(app.window)).toEqual(['dock', 'dropped']);
});

test('a drop that a script made up opens nothing', async () => {
  await using app = await launchApp();
  await listenOnceReady(app.window);
  await app.window.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'chosen';
    document.body.append(input);
  });
  // A file with a real path, as far as a page can come to have one.
  await app.window.locator('#chosen').setInputFiles(path.join(writeArchive(scratch('march')), 'generated.jsonl'));
  await app.window.evaluate(() => {
    const data = new DataTransfer();
    const file = document.querySelector<HTMLInputElement>('#chosen')?.files?.[0];
    if (file) data.items.add(file);
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    return data.files.length;
  });
  // Calls are answered in turn: had the drop asked for anything, it would be among the recent ones by now.
  await app.window.evaluate(() => window.agora.publishedStudy());
  expect(await app.window.evaluate(() => window.agora.recentArchives())).toEqual([]);
  expect(await told(app.window)).toEqual([]);
});

test('a path that does not exist is told, and the published study opens instead', async () => {
  await using app = await launchApp({ args: [scratch('missing')] });
  const started = await app.window.evaluate(() => window.agora.startupArchives());
  expect(started).toMatchObject([{ id: 'published' }]);
  await listen(app.window);
  await openFromDesktop(app, scratch('gone'));
  await expect.poll(() => told(app.window)).toContain('not-found');
});

test('says when it was ready, for the benchmark alone', async () => {
  await using app = await launchApp({ environment: { AGORA_BENCH: '1' } });
  let output = '';
  app.electron.process().stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await app.window.reload();
  await expect.poll(() => output).toMatch(/^agora-ready \d+\.\d\n/);
});
