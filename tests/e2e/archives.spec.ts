/** Archives from disk, in the window: named on the command line, dropped, broken, and the big ones beside the project. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { pgrOf, rubbishFiles, workedExample, writeRubbish, writeRunArchive } from '../fixtures/archives';
import { sharedFolder, sharedMissing } from '../shared';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';
import { drop } from './shellSteps';

const scratch = scratchFolder();

async function runArchive(name: string): Promise<string> {
  const folder = scratch(name);
  await writeRunArchive(folder, { domains: ['math', 'code'], manifest: true });
  return folder;
}

async function rubbish(): Promise<string> {
  const folder = scratch('rubbish');
  await writeRubbish(folder);
  return folder;
}

const tab = (window: Page, name: string) => window.getByRole('tab', { name: new RegExp(`^${name}`) });
const selector = (window: Page) => window.getByRole('banner').getByRole('button', { name: 'Archive' });

test('opens a folder named on the command line, with the worked example’s PGR', async () => {
  await using app = await launchApp({ args: [await runArchive('march')] });
  const { window } = app;
  await expect(selector(window)).toContainText('march');
  const grid = window.getByRole('grid', { name: /performance gap recovered by generator, method/i });
  // (28.08 − 19.84) / (34.60 − 19.84) = 55.83 %.
  expect(pgrOf(workedExample).toFixed(1)).toBe('55.8');
  await grid.getByRole('gridcell', { name: /55\.8/ }).first().click();
  const inspector = window.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('computed from files');
  for (const score of ['19.84', '28.08', '34.60']) await expect(inspector).toContainText(score);
  await expect(inspector).toContainText('.json');
});

test('lists what was found: files by kind, runs, evaluations', async () => {
  await using app = await launchApp({ args: [await runArchive('march')] });
  const { window } = app;
  await expect(selector(window)).toContainText('march');
  await window.keyboard.press('1');
  await expect(tab(window, 'Runs')).toContainText('2');
  await tab(window, 'Runs').click();
  await window.getByRole('grid', { name: 'Runs' }).getByRole('row').nth(1).click();
  await expect(window.getByRole('complementary', { name: 'Inspector' })).toContainText('instance_generation');
  await tab(window, 'Evaluations').click();
  await expect(window.getByRole('grid', { name: 'Evaluations' })).toContainText('28.08');
});

test('opens a dropped folder and keeps the earlier archive open', async () => {
  await using app = await launchApp();
  const { window } = app;
  await expect(window.getByRole('grid').first()).toBeVisible();
  await drop(window, [await runArchive('dropped')]);
  await expect(selector(window)).toContainText('dropped');
  await selector(window).click();
  await expect(window.getByRole('dialog', { name: 'Archive' }).getByRole('listitem')).toHaveCount(3);
});

test('shows what is wrong with a folder of rubbish and leaves the earlier archive as it was', async () => {
  await using app = await launchApp();
  const { window } = app;
  await expect(window.getByRole('grid').first()).toBeVisible();
  const before = await selector(window).textContent();
  await drop(window, [await rubbish()]);
  const failure = window.getByRole('alert', { name: /rubbish could not be opened/ });
  await expect(failure).toContainText('stays open');
  await expect(failure).toContainText('truncated.json');
  const count = Object.keys(rubbishFiles).length;
  await expect(failure.getByRole('button', { name: /^All/ })).toContainText(String(count));
  await expect(window.getByRole('contentinfo')).toContainText('rubbish could not be opened');
  await expect(selector(window)).toHaveText(before ?? '');
  await window.keyboard.press('2');
  await expect(window.getByRole('grid', { name: /performance gap recovered by generator, method/i })).toContainText(
    'GPT-4o',
  );
});

test('filters the problems, opens one, and copies them as CSV', async () => {
  await using app = await launchApp({ args: [await rubbish()] });
  const { window } = app;
  const problems = window.getByRole('grid', { name: 'Problems' });
  await expect(problems).toContainText('noise.bin');
  await window.keyboard.press('/');
  await window.keyboard.type('truncated');
  await expect(problems).not.toContainText('noise.bin');
  await problems.getByText('truncated.json').click();
  await expect(window.getByRole('complementary', { name: 'Inspector' })).toContainText('truncated.json');
  await window.getByRole('button', { name: 'Copy as CSV' }).click();
  await expect(window.getByRole('contentinfo')).toContainText('copied as CSV');
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.split('\r\n')[0]).toBe('path,line,severity,code,message');
  expect(copied).toContain('truncated.json,');
});

test('narrows the problems to one kind, opens one at its line, and exports what is shown', async () => {
  const folder = await runArchive('march');
  const good = '{"instruction": "Add 1 and 1.", "response": "2", "config": "gpt-4o"}';
  await fs.writeFile(path.join(folder, 'results', 'broken.jsonl'), `${good}\n{"instruction": "Add 2 an\n${good}\n`);
  await fs.writeFile(path.join(folder, 'empty.json'), '');
  await using app = await launchApp({ args: [folder] });
  const { window } = app;
  await expect(selector(window)).toContainText('march');
  await window.keyboard.press('1');
  await tab(window, 'Problems').click();
  const problems = window.getByRole('grid', { name: 'Problems' });
  await expect(problems).toContainText('empty.json');
  await window.getByRole('combobox', { name: 'Kind of problem' }).selectOption('broken-json');
  await expect(problems.getByRole('row')).toHaveCount(2);
  await problems.getByText('broken.jsonl').click();
  const lines = window.getByRole('list', { name: 'Lines around line 2' });
  await expect(lines.getByRole('listitem')).toHaveCount(3);
  await expect(lines.locator('[aria-current]')).toHaveText(/2\{"instruction": "Add 2 an/);

  const saved = scratch('problems.csv');
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, saved);
  await window.getByRole('button', { name: 'Export the 1 shown…' }).click();
  await expect(window.getByRole('contentinfo')).toContainText('Saved to');
  const text = await fs.readFile(saved, 'utf8');
  expect(text.split('\r\n')).toHaveLength(3);
  expect(text).toContain('results/broken.jsonl,2,fault,broken-json,');

  // A file that is gone by now is said, not waited for.
  await fs.rm(path.join(folder, 'results', 'broken.jsonl'));
  await window.keyboard.press('Escape');
  await problems.getByText('broken.jsonl').click();
  await expect(window.getByRole('complementary', { name: 'Inspector' }).getByRole('alert')).toBeVisible();
});

test('says how far it is with a long archive, and stops when it is told to', async () => {
  const folder = scratch('long');
  await writeRunArchive(folder, { domains: ['math'], instances: 600_000 });
  await using app = await launchApp();
  const { window } = app;
  const status = window.getByRole('contentinfo');
  await expect(window.getByRole('grid').first()).toBeVisible();
  await expect(status).toContainText('Ready');
  await drop(window, [folder]);
  await expect(status).toContainText('Reading long');
  await status.getByRole('button', { name: /^Cancel/ }).click();
  await expect(status).toContainText('Opening long was cancelled');
  await expect(status).not.toContainText('Reading long');
  await expect(selector(window)).not.toContainText('long');
});

test('reopens a recent archive and greys one that is gone', async () => {
  const folder = await runArchive('march');
  await using app = await launchApp({ args: [folder] });
  const { window } = app;
  await expect(selector(window)).toContainText('march');
  await window.keyboard.press('1');
  const again = window.getByRole('button', { name: 'Open march again' });
  await again.click();
  await expect(window.getByRole('grid', { name: /performance gap recovered by generator, method/i })).toContainText(
    '55.8',
  );
  await expect(window.getByRole('contentinfo')).toContainText('Ready');
  await fs.rm(folder, { recursive: true });
  await window.keyboard.press('1');
  await expect(again).toBeDisabled();
  await expect(window.getByText('not found at this place any more')).toBeVisible();
  await window.getByRole('button', { name: 'Forget march' }).click();
  await expect(again).toBeHidden();
});

const whereSharedDataIs = sharedFolder === null ? test.skip : test;
const title = 'opens the 805-item files beside the project';

whereSharedDataIs(sharedFolder === null ? `${title} (${sharedMissing})` : title, async () => {
  await using app = await launchApp({ args: [path.join(sharedFolder ?? '', 'archives', 'alpacaeval')] });
  const { window } = app;
  await expect(selector(window)).toContainText('alpacaeval');
  await tab(window, 'Artifacts').click();
  const artifacts = window.getByRole('grid', { name: 'Artifacts' });
  await expect(artifacts).toContainText('2,415');
  for (const model of ['claude-3-5-sonnet-20240620', 'gpt-4o-mini-2024-07-18', 'Meta-Llama-3.1-8B-Instruct-Turbo'])
    await expect(artifacts.getByRole('row').filter({ hasText: model })).toContainText('805');
});
