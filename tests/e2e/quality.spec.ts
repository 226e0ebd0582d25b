/** The place of the intrinsic metrics: measured in the window's own workers, looked at, and read down to the instance. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { writeRunArchive } from '../fixtures/archives';
import { drawn, panel } from './analysisSteps';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();

const matrix = (window: Page) => window.getByRole('grid', { name: 'Intrinsic metrics' });
const inspector = (window: Page) => window.getByRole('complementary', { name: 'Inspector' });
const measureAll = (window: Page) => window.getByRole('button', { name: /^Measure \d+ metrics$/ });

async function show(window: Page, archive: string): Promise<void> {
  await expect(window.getByRole('banner')).toContainText(archive);
  await window.keyboard.press('3');
  await expect(window.getByRole('heading', { level: 1, name: 'Quality' })).toBeVisible();
}

/** Column of the matrix by its header, 0-based. */
async function columnOf(window: Page, header: string): Promise<number> {
  const headers = await matrix(window).getByRole('columnheader').allTextContents();
  return headers.findIndex((text) => text.replace(/\s+/g, ' ').startsWith(header));
}

test('measures everything, shows it as a matrix, and leads from a bin to its instances', async () => {
  test.setTimeout(180_000);
  const folder = scratch('march');
  await writeRunArchive(folder, { domains: ['math', 'code'], instances: 40 });
  await using app = await launchApp({ args: [folder] });
  const { window } = app;
  await show(window, 'march');
  await expect(window.getByText('Nothing is measured yet')).toBeVisible();
  await measureAll(window).click();
  await expect(matrix(window)).toBeVisible({ timeout: 120_000 });
  await expect(measureAll(window)).toBeHidden({ timeout: 120_000 });

  const column = await columnOf(window, 'Response characters');
  expect(column).toBeGreaterThan(0);
  expect(await columnOf(window, 'Response language')).toBeGreaterThan(0);
  const cell = matrix(window)
    .getByRole('row')
    .nth(1)
    .getByRole('gridcell')
    .nth(column - 1);
  await expect(cell).toContainText(/\d/);
  await cell.click();
  await expect(inspector(window)).toContainText('math');
  await expect(window.getByRole('combobox', { name: 'Metric' })).toHaveValue('response_characters');

  await drawn(window, 'response_characters_distribution');
  const chart = panel(window, 'response_characters_distribution').locator('[data-drawn]');
  await chart.focus();
  await window.keyboard.press('Home');
  await window.keyboard.press('Enter');
  const bin = window.getByRole('region', { name: /: Response characters from/ });
  await expect(bin.getByRole('grid')).toBeVisible();
  await bin.getByRole('grid').getByRole('row').nth(1).click();
  const measures = inspector(window).getByRole('region', { name: 'Measures' });
  await expect(measures).toContainText('Response characters');
  await expect(measures).toContainText('Response language');
  const response = await inspector(window).getByRole('region', { name: 'Response' }).locator('p').textContent();
  const shown = measures.locator('div', { hasText: 'Response characters' }).locator('dd');
  await expect(shown).toContainText(String((response ?? '').length));

  await window.getByRole('button', { name: 'A panel a setting' }).click();
  await drawn(window, 'response_characters_by_setting');

  await window
    .getByRole('group', { name: 'Topic' })
    .getByRole('button', { name: /^Format/ })
    .click();
  expect(await columnOf(window, 'Response characters')).toBe(-1);
  expect(await columnOf(window, 'Format valid')).toBe(1);
});

test('keeps what was measured, also for another database, and the choice of predictors', async () => {
  test.setTimeout(180_000);
  const folder = scratch('kept');
  const profile = scratch('profile');
  await writeRunArchive(folder, { domains: ['math'], instances: 10 });
  const measureOne = async (window: Page) => {
    await window.getByRole('button', { name: 'Choose metrics' }).click();
    await window.getByRole('checkbox', { name: 'Measure Words of the response' }).check();
    await window.getByRole('button', { name: 'Measure the 1 chosen metric' }).click();
    await expect(matrix(window)).toBeVisible({ timeout: 60_000 });
  };
  const derived = path.join(profile, 'derived');
  {
    await using app = await launchApp({ args: [folder], profile });
    await show(app.window, 'kept');
    await measureOne(app.window);
    await app.window.getByRole('checkbox', { name: 'Words of the response in the analysis' }).check();
    await expect(app.window.getByRole('button', { name: 'Choose automatically' })).toBeVisible();
  }
  const files = await fs.readdir(derived, { recursive: true });
  const kept = files.filter((file) => file.endsWith('response_words@1.arrow'));
  expect(kept.length).toBeGreaterThan(0);
  {
    await using app = await launchApp({ args: [folder], profile });
    await show(app.window, 'kept');
    await expect(matrix(app.window)).toBeVisible();
    await app.window.getByRole('button', { name: 'Choose metrics' }).click();
    await expect(app.window.getByRole('checkbox', { name: 'Words of the response in the analysis' })).toBeChecked();
  }
});

test('shows what a publication prints, where there is nothing to measure', async () => {
  await using app = await launchApp();
  const { window } = app;
  await show(window, 'AgoraBench');
  await expect(matrix(window)).toBeVisible();
  await expect(matrix(window).getByRole('row')).toHaveCount(55);
  await expect(measureAll(window)).toBeHidden();
  await expect(window.getByText('no interval and no n are published')).toBeVisible();
});
