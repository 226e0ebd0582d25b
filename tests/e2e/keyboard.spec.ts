/** Everything by keyboard alone. */
import { expect, test, type Page } from '@playwright/test';
import { launchApp } from './launch';

const grid = (window: Page) => window.getByRole('grid', { name: /performance gap recovered by generator, method/i });
const focusedText = (window: Page) => window.evaluate(() => document.activeElement?.textContent ?? '');

/** Presses Tab until the focus is inside what the selector finds. */
async function tabTo(window: Page, selector: string): Promise<void> {
  for (let press = 0; press < 40; press++) {
    await window.keyboard.press('Tab');
    if (await window.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}.`);
}

test('numbers go to the places and Escape goes back', async () => {
  await using app = await launchApp();
  const { window } = app;
  await expect(grid(window)).toBeVisible();
  await window.keyboard.press('1');
  await expect(window.getByRole('heading', { name: 'Archives', exact: true })).toBeVisible();
  await window.keyboard.press('4');
  await expect(window.getByRole('heading', { name: 'Analysis', exact: true })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('heading', { name: 'Archives', exact: true })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('heading', { name: 'Leaderboard', exact: true })).toBeVisible();
});

test('arrow keys walk the table, Enter opens a cell, Escape closes it', async () => {
  await using app = await launchApp();
  const { window } = app;
  await expect(grid(window)).toBeVisible();
  await tabTo(window, 'table[role=grid] tbody');
  expect(await focusedText(window)).toContain('GPT-4o');
  await window.keyboard.press('ArrowRight');
  expect(await focusedText(window)).toContain('20.6');
  await window.keyboard.press('ArrowDown');
  expect(await focusedText(window)).toContain('16.1');
  await window.keyboard.press('Enter');
  const inspector = window.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('Instance generation · Math');
  await window.keyboard.press('Escape');
  await expect(inspector).toBeHidden();
  await window.keyboard.press('Control+End');
  expect(await focusedText(window)).toContain('9 of 9');
  await window.keyboard.press('Control+Home');
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('Enter');
  await expect(grid(window).getByRole('columnheader', { name: 'Generator' })).toHaveAttribute('aria-sort', 'ascending');
});

test('the focus can be seen wherever it goes', async () => {
  await using app = await launchApp();
  const { window } = app;
  await expect(grid(window)).toBeVisible();
  for (let press = 0; press < 14; press++) {
    await window.keyboard.press('Tab');
    const seen = await window.evaluate(() => {
      const marks = [document.activeElement, document.activeElement?.parentElement].flatMap((element) =>
        element ? [getComputedStyle(element)] : [],
      );
      return marks.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px');
    });
    expect(seen, await focusedText(window)).toBe(true);
  }
});

test('the palette names actions, finds them and performs them', async () => {
  await using app = await launchApp();
  const { window } = app;
  await expect(grid(window)).toBeVisible();
  await window.keyboard.press('Control+k');
  const palette = window.getByRole('dialog', { name: 'Command palette' });
  for (const name of ['Open folder…', 'Open file…', 'Open the published study', 'Switch between light and dark'])
    await expect(palette.getByRole('option', { name })).toBeVisible();
  await window.keyboard.type('analysis');
  await window.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(window.getByRole('heading', { name: 'Analysis', exact: true })).toBeVisible();
  await window.keyboard.press('Control+k');
  await expect(palette).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(window.getByRole('heading', { name: 'Analysis', exact: true })).toBeVisible();
});

test('a slash goes to the filter, where numbers are text', async () => {
  await using app = await launchApp();
  const { window } = app;
  await expect(grid(window)).toBeVisible();
  await window.keyboard.press('/');
  await window.keyboard.type('3.1');
  await expect(grid(window).locator('tbody tr')).toHaveCount(3);
  await window.keyboard.press('Escape');
  await expect(grid(window).locator('tbody tr')).toHaveCount(6);
  await window.keyboard.press('Escape');
  await window.keyboard.press('4');
  await expect(window.getByRole('heading', { name: 'Analysis', exact: true })).toBeVisible();
});

test('the menu’s commands reach the window', async () => {
  await using app = await launchApp();
  const { window } = app;
  await expect(grid(window)).toBeVisible();
  await app.electron.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('go-archives')?.click();
  });
  await expect(window.getByRole('heading', { name: 'Archives', exact: true })).toBeVisible();
});
