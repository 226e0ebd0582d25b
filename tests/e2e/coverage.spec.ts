/** Which cells an archive fills: in words, as marks, by keyboard, in the inspector. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { archiveRuns, writeRunArchive } from '../fixtures/archives';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();

const grid = (window: Page) => window.getByRole('grid', { name: 'Coverage by generator, method and domain' });
const inspector = (window: Page) => window.getByRole('complementary', { name: 'Inspector' });

/** Two domains of one generator, of which one lacks its data and the other its HumanEval. */
async function gappyArchive(): Promise<string> {
  const folder = scratch('gappy');
  const options = { domains: ['math', 'code'] } as const;
  await writeRunArchive(folder, options);
  const [math, code] = archiveRuns(options);
  await fs.rm(path.join(folder, math?.data ?? ''));
  const evaluations = await fs.readdir(path.join(folder, 'evaluations'), { recursive: true });
  for (const file of evaluations) {
    if (file.includes(code?.student ?? '') && file.includes('humaneval'))
      await fs.rm(path.join(folder, 'evaluations', file));
  }
  return folder;
}

test('says what is there and what is missing, cell by cell', async () => {
  await using app = await launchApp({ args: [await gappyArchive()] });
  const { window } = app;
  await expect(window.getByRole('banner')).toContainText('gappy');
  await window.keyboard.press('1');
  await expect(window.getByRole('tabpanel')).toContainText(
    /1 of \d+ cells have data, 2 training, 1 all benchmarks; missing: all of/,
  );
  const row = grid(window).getByRole('row').filter({ hasText: 'GPT-4o' }).first();
  const [math, code] = [row.getByRole('gridcell').nth(0), row.getByRole('gridcell').nth(1)];
  await expect(math).toHaveText(/No data\. Training: 1 log\. Evaluation: GSM8K, MATH/);
  await expect(code).toHaveText(/Data: 20 instances in 1 file\. Training: 1 log\. Evaluation: MBPP; missing HumanEval/);

  await code.click();
  await expect(inspector(window)).toContainText('missing HumanEval');
  await expect(inspector(window)).toContainText('trainer_state.json');
  await expect(code).toHaveAttribute('aria-selected', 'true');
  await window.keyboard.press('ArrowLeft');
  await window.keyboard.press('Enter');
  await expect(inspector(window)).toContainText('No data');
});

test('shows the printed cells of the published study, and none of its files as missing values', async () => {
  await using app = await launchApp();
  const { window } = app;
  await expect(window.getByRole('grid').first()).toBeVisible();
  await window.keyboard.press('1');
  await expect(window.getByRole('tabpanel')).toContainText('54 a printed PGR.');
  await expect(grid(window).getByRole('gridcell').first()).toHaveText(/PGR known from print/);
});
