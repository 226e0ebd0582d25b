/** What is written outside the profile: where the dialog says, and nowhere else. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/machine';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';
import { chooseToSave } from './shellSteps';

const scratch = scratchFolder();

test('text is saved where the dialog says, and nowhere when it is cancelled', async () => {
  await using app = await launchApp();
  const target = scratch('table.csv');
  await chooseToSave(app, target);
  expect(await app.window.evaluate(() => window.agora.saveText('table.csv', 'a,b\n'))).toEqual({ path: target });
  expect(fs.readFileSync(target, 'utf8')).toBe('a,b\n');
  await chooseToSave(app, null);
  expect(await app.window.evaluate(() => window.agora.saveText('table.csv', 'other'))).toBeNull();
  await chooseToSave(app, scratch('missing', 'table.csv'));
  await expect(app.window.evaluate(() => window.agora.saveText('table.csv', 'other'))).rejects.toThrow(
    'table.csv could not be written. Choose another folder',
  );
  expect(fs.readdirSync(scratch())).toEqual(['table.csv']);
});

test('a download that a page starts by itself is refused', async () => {
  await using app = await launchApp();
  await expect(app.window).toHaveTitle('Agora Workbench');
  const target = scratch('taken.txt');
  await app.electron.evaluate(({ session }, to) => {
    session.defaultSession.on('will-download', (_event, item) => item.setSavePath(to));
  }, target);
  await app.window.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['taken']));
    link.download = 'taken.txt';
    link.click();
  });
  const log = path.join(app.profile, 'logs', 'agora.log');
  await expect
    .poll(() => (fs.existsSync(log) ? fs.readFileSync(log, 'utf8') : ''))
    .toContain('refused download: blob:');
  expect(fs.existsSync(target)).toBe(false);
});
