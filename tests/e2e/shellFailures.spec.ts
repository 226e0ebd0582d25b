/** What happens when something fails or dies: the log, and a page in place of the window. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/machine';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';
import { chooseToSave } from './shellSteps';

const scratch = scratchFolder();

test('errors of every process reach the log, without secrets', async () => {
  const canary = 'C4n4ryV4lue0123456789';
  await using app = await launchApp({ allow: [/thrown in/] });
  await app.electron.evaluate((_electron, secret) => {
    setTimeout(() => {
      throw new Error(`thrown in main, token=${secret}`);
    }, 0);
    void Promise.reject(new Error(`rejected in main, sk-${secret}`));
  }, canary);
  await app.window.evaluate((secret) => {
    setTimeout(() => {
      throw new Error(`thrown in window, password: ${secret}`);
    }, 0);
    const source = `setTimeout(() => { throw new Error('thrown in worker, hf_${secret}') }, 0)`;
    new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    return window.agora.log('warn', `said by window, api_key=${secret}`);
  }, canary);
  const log = () => fs.readFileSync(path.join(app.profile, 'logs', 'agora.log'), 'utf8');
  for (const entry of [
    'error machine: uncaught exception: Error: thrown in main',
    'error machine: unhandled rejection: Error: rejected in main',
    'thrown in window',
    'thrown in worker',
    'warn window: said by window',
  ])
    await expect.poll(log).toContain(entry);
  expect(log()).not.toContain(canary);
});

test('a window whose process died is stood in for, and comes back', async () => {
  await using app = await launchApp({ allow: [/renderer gone/] });
  await expect(app.window).toHaveTitle('Agora Workbench');
  const recovery = app.electron.waitForEvent('window');
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const page = await recovery;
  await expect(page.getByRole('heading')).toHaveText('The process that draws the window ended.');
  const target = scratch('saved.log');
  await chooseToSave(app, target);
  // A click of Playwright's would wait for the navigation, which never comes.
  await page.getByRole('link', { name: 'Save the log' }).dispatchEvent('click');
  // The file is there before its text is.
  await expect
    .poll(() => (fs.existsSync(target) ? fs.readFileSync(target, 'utf8') : ''))
    .toContain('the window failed (gone)');
  const closed = page.waitForEvent('close');
  // The page may be closed before it answers.
  await Promise.allSettled([page.getByRole('link', { name: 'Reload the window' }).dispatchEvent('click'), closed]);
  expect(page.isClosed()).toBe(true);
  // A call that meets the page between its death and its return is never answered: it is given up and made again.
  const drawn = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.getElementById("root")?.childElementCount',
        ),
        new Promise((resolve) => setTimeout(resolve, 2000, 0)),
      ]),
    );
  await expect.poll(drawn).toBeGreaterThan(0);
});

test('a window that never becomes ready is stood in for', async () => {
  await using app = await launchApp({ environment: { AGORA_READY_WITHIN_MS: '4000' } });
  await expect(app.window).toHaveTitle('Agora Workbench');
  await app.window.evaluate(() => window.agora.ready());
  const recovery = app.electron.waitForEvent('window');
  // A page of the app that has nothing to say to the machine.
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('agora://workbench/print.html'),
  );
  await expect((await recovery).getByRole('heading')).toHaveText('The window did not become ready in time.');
});
