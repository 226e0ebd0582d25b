/** The instances of an archive: page by page, by run and file, one in full, and at once after a restart. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { archiveRuns, writeRunArchive } from '../fixtures/archives';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();

const list = (window: Page) => window.getByRole('grid', { name: 'Instances' });
const body = (window: Page) => list(window).getByRole('rowgroup');
const inspector = (window: Page) => window.getByRole('complementary', { name: 'Inspector' });

async function show(window: Page, archive: string): Promise<void> {
  await expect(window.getByRole('banner')).toContainText(archive);
  await window.keyboard.press('1');
  await window.getByRole('tab', { name: /^Instances/ }).click();
}

test('scrolls to the last of all files, narrows to one, and shows an instance in full', async () => {
  const folder = scratch('march');
  const options = { domains: ['math', 'code'], instances: 3000 } as const;
  await writeRunArchive(folder, options);
  const long = { instruction: 'Say it at length.', response: `${'word '.repeat(8000)}end.`, config: 'gpt-4o' };
  await fs.writeFile(path.join(folder, 'results', 'long.jsonl'), `${JSON.stringify(long)}\n`);
  await using app = await launchApp({ args: [folder] });
  const { window } = app;
  await show(window, 'march');
  await expect(window.getByRole('tab', { name: /^Instances/ })).toContainText('6,001');
  await expect(list(window)).toHaveAttribute('aria-rowcount', '6002');
  await body(window).focus();
  await window.keyboard.press('End');
  await expect(list(window).getByRole('row').last()).toContainText('Say it at length.');
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('Enter');
  await expect(inspector(window).getByRole('region', { name: 'Response' })).toContainText('marbles');
  await expect(inspector(window)).toContainText('3,000');

  await window.getByRole('combobox', { name: 'File' }).selectOption('results/long.jsonl');
  await expect(list(window)).toHaveAttribute('aria-rowcount', '2');
  await list(window).getByText('Say it at length.').click();
  const response = inspector(window).getByRole('region', { name: 'Response' });
  await expect(response).toContainText('40,004 characters');
  await expect(response).not.toContainText('end.');
  await response.getByRole('button', { name: /^Show all/ }).click();
  await expect(response).toContainText('end.');
  await response.getByRole('button', { name: 'Copy the response' }).click();
  await expect(window.getByRole('contentinfo')).toContainText('Response copied.');
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(long.response);

  const [run] = archiveRuns(options);
  const choice = window.getByRole('combobox', { name: 'Run' }).getByRole('option').filter({ hasText: 'math' });
  await window.getByRole('combobox', { name: 'Run' }).selectOption((await choice.getAttribute('value')) ?? '');
  await expect(list(window)).toHaveAttribute('aria-rowcount', '3001');
  await expect(list(window)).toContainText(path.basename(run?.data ?? ''));
});

test('shows the first page at once when the archive is opened again', async () => {
  const profile = scratch('profile');
  const folder = scratch('march');
  await writeRunArchive(folder, { domains: ['math'], instances: 500 });
  {
    await using app = await launchApp({ profile, args: [folder] });
    await show(app.window, 'march');
    await expect(list(app.window)).toContainText('marbles');
    await expect(app.window.getByRole('contentinfo')).toContainText('Ready');
  }
  // What holds the engine's database is damaged: the page of before does not wait for it.
  await fs.rm(path.join(profile, 'File System'), { recursive: true });
  {
    await using app = await launchApp({ profile });
    await show(app.window, 'march');
    await expect(list(app.window)).toContainText('marbles');
    await expect(list(app.window)).toHaveAttribute('aria-rowcount', '501');
    await expect(app.window.getByRole('contentinfo')).toContainText('Ready');
    await body(app.window).focus();
    await app.window.keyboard.press('End');
    await expect(list(app.window).getByRole('row').last()).toContainText('500');
  }
});
