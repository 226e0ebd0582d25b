/** The published study's Table 2, in the window. Numbers as printed in the paper. */
import { expect, test, type Page } from '@playwright/test';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();
const table = (window: Page) => window.getByRole('grid', { name: /performance gap recovered by generator, method/i });

const status = (window: Page) => window.getByRole('contentinfo');

/** The texts of a row's cells, without what only screen readers are told. */
async function rowOf(window: Page, generator: string): Promise<readonly string[]> {
  const row = table(window).getByRole('row').filter({ hasText: generator }).first();
  await expect(row).toBeVisible();
  return row.evaluate((element) =>
    [...element.children].map((cell) =>
      [...cell.querySelectorAll('span:not(.visually-hidden, .beside, .swatch, .severity, .note-sign)')]
        .map((span) => span.textContent)
        .join('')
        .trim(),
    ),
  );
}

test('opens on the published Table 2', async () => {
  await using app = await launchApp();
  const { window } = app;
  await expect(table(window)).toBeVisible();
  await expect(window.getByRole('button', { name: 'Leaderboard' })).toHaveAttribute('aria-current', 'page');
  expect(await rowOf(window, 'GPT-4o')).toEqual([
    'GPT-4o',
    '20.6',
    '73.6',
    '46.1',
    '46.8',
    '46.7',
    '28.5',
    '30.3',
    '35.2',
    '21.9',
    '−8.8',
    '7.1',
    '6.7',
    '29.6',
    '9 of 9',
  ]);
  expect(await rowOf(window, 'Claude 3.5 Sonnet')).toEqual([
    'Claude 3.5 Sonnet',
    '8.9',
    '23.4',
    '40.1',
    '24.1',
    '29.0',
    '44.5',
    '12.7',
    '28.7',
    '15.7',
    '16.1',
    '21.8',
    '17.9',
    '23.6',
    '9 of 9',
  ]);
  await expect(table(window).getByRole('row')).toHaveCount(8);
});

test('marks the best and the second of a column, and shows what is printed beside what is computed', async () => {
  await using app = await launchApp();
  const { window } = app;
  const best = table(window).getByRole('gridcell', { name: '73.6 (best)' });
  await expect(best.getByText('73.6')).toHaveCSS('font-weight', '700');
  const second = table(window).getByRole('gridcell', { name: '58.7 (second)' });
  await expect(second.getByText('58.7')).toHaveCSS('text-decoration-line', 'underline');
  // The paper's average of GPT-4o is 29.5, made from unrounded values; of the printed cells it is 29.6.
  await expect(table(window).getByRole('gridcell', { name: '29.6' })).toContainText('printed 29.5');
});

test('sorts by a column and filters by a name', async () => {
  await using app = await launchApp();
  const { window } = app;
  const first = table(window).locator('tbody tr').first();
  const header = table(window).getByRole('columnheader', { name: 'Math' }).nth(1);
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(first).toContainText('GPT-4o-mini');
  await window.keyboard.press('/');
  await window.keyboard.type('405b');
  await expect(table(window).locator('tbody tr')).toHaveCount(1);
  await expect(first).toContainText('Llama 3.1 405B Instruct');
});

test('opens a cell in the inspector', async () => {
  await using app = await launchApp();
  const { window } = app;
  await table(window).getByRole('gridcell', { name: '48.1' }).click();
  const inspector = window.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('GPT-4o-mini');
  await expect(inspector).toContainText('Response generation · Math');
  await expect(inspector).toContainText('as printed');
  await expect(window.getByLabel('Selection', { exact: true })).toContainText(
    'GPT-4o-mini · Response generation · Math',
  );
  await window.keyboard.press('Escape');
  await expect(inspector).toBeHidden();
});

test('shows the last session’s results before the engine is up, then confirms them', async () => {
  const profile = scratch('profile');
  {
    await using app = await launchApp({ profile });
    await expect(table(app.window)).toBeVisible();
    await expect(status(app.window)).toContainText('Ready');
  }
  {
    await using app = await launchApp({ profile });
    await expect(status(app.window)).toContainText('last session');
    expect(await rowOf(app.window, 'GPT-4o-mini')).toContain('48.1');
    await expect(status(app.window)).toContainText('Ready');
    expect(await rowOf(app.window, 'GPT-4o-mini')).toContain('48.1');
  }
});
