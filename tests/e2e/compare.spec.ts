/** Two archives side by side. */
import { expect, test, type Page } from '@playwright/test';
import { writeRunArchive } from '../fixtures/archives';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();

/** The students of june are 3 points better on every benchmark, and evaluated with four shots more. */
async function writePair(): Promise<readonly string[]> {
  const [march, june] = [scratch('march'), scratch('june')];
  await writeRunArchive(march, { domains: ['math'] });
  await writeRunArchive(june, { domains: ['math'], gain: () => 3, shots: { student: 4 } });
  return [march, june];
}

/** The anchors of the worked example are 19.84 and 34.6: three points of score are so many of PGR. */
const points = ((100 * 3) / (34.6 - 19.84)).toFixed(1);

const heading = (window: Page) => window.getByRole('heading', { name: 'Compare', exact: true });
const cells = (window: Page) => window.locator('#table-compared_cells');
const ready = (window: Page) => expect(window.getByRole('contentinfo')).toContainText('Ready');

test('compares two archives: protocol first, then the cell, and swapped with the other sign', async () => {
  await using app = await launchApp({ args: [...(await writePair())] });
  const { window } = app;
  await ready(window);
  await window.keyboard.press('5');
  await expect(heading(window)).toBeVisible();
  const [first, second] = [window.getByLabel('Archive A'), window.getByLabel('Archive B')];
  await expect(first.locator('option:checked')).toHaveText('march');
  await expect(second.locator('option:checked')).toHaveText('june');
  await expect(cells(window).getByText(points, { exact: true })).toBeVisible();
  await expect(window.locator('.summary')).toContainText('Of 1 cell in both, 1 differs by more than its noise');
  const differences = window.getByRole('table', { name: 'What differs before any score' });
  const protocol = differences.getByRole('row').filter({ hasText: 'student on gsm8k' });
  await expect(protocol).toContainText('shots 0');
  await expect(protocol).toContainText('shots 4');
  await expect(cells(window)).toContainText('another protocol');

  await window.getByRole('button', { name: 'Swap A and B' }).click();
  await expect(first.locator('option:checked')).toHaveText('june');
  await expect(second.locator('option:checked')).toHaveText('march');
  await expect(cells(window).getByText(`−${points}`, { exact: true })).toBeVisible();
  await expect(protocol.getByRole('cell').first()).toContainText('shots 4');
});

test('its figure is drawn and its table is copied', async () => {
  await using app = await launchApp({ args: [...(await writePair())] });
  const { window } = app;
  await ready(window);
  await window.keyboard.press('5');
  const figure = window.locator('#figure-cell_differences');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('[data-drawn="true"]')).toBeVisible();
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 640));
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(900);
  const overflow = await window.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await cells(window)
    .getByRole('button', { name: /export/i })
    .click();
  await window.getByRole('button', { name: /copy/i }).first().click();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('instance_generation');
  expect(copied).toContain(String((100 * 3) / (34.6 - 19.84)).slice(0, 8));
});

test('chooses among three, and shows what one has alone', async () => {
  const code = scratch('code');
  await writeRunArchive(code, { domains: ['code'] });
  await using app = await launchApp({ args: [...(await writePair()), code] });
  const { window } = app;
  await ready(window);
  await window.keyboard.press('5');
  // The last that was opened is looked at. The same archive on both sides is not to be had: the two change places.
  await window.getByLabel('Archive A').focus();
  await window.getByLabel('Archive A').selectOption({ label: 'code' });
  await expect(window.locator('.summary')).toHaveText('No cell is in both archives.');
  await expect(window.getByRole('region', { name: 'In A only, code' })).toContainText('Code');
  await expect(window.getByRole('region', { name: 'In B only, march' })).toContainText('Math');
  // The choice keeps the focus while another archive comes under it.
  await expect(window.getByLabel('Archive A')).toBeFocused();
  await window.getByLabel('Archive A').selectOption({ label: 'june' });
  await expect(window.locator('.summary')).toContainText('1 cell in both');
});

test('says what is missing while one archive is open, and stays when a second one is', async () => {
  await using app = await launchApp({ args: [(await writePair())[0] ?? ''] });
  const { window } = app;
  await ready(window);
  await window.keyboard.press('5');
  await expect(window.getByRole('heading', { name: 'Open two archives to compare them' })).toBeVisible();
  await expect(window.getByRole('main').getByRole('button', { name: 'Open folder…' })).toBeVisible();
  await window.getByRole('main').getByRole('button', { name: 'Open the published study' }).click();
  await expect(window.getByLabel('Archive A').locator('option:checked')).toHaveText('march');
  await expect(heading(window)).toBeVisible();
  await expect(window.locator('.summary')).toContainText('in both');
});
