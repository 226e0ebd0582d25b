/** The guided page of the analysis: its statements, parts left out and taken back, and the calculator. */
import { expect, test, type Page } from '@playwright/test';
import { writeRunArchive } from '../fixtures/archives';
import { openAnalysis } from './analysisSteps';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();

const step = (window: Page, name: string) => window.getByRole('region', { name, exact: true });
const moved = (window: Page) =>
  step(window, 'Estimate').getByRole('table', { name: 'Main figures, with all cells and without those left out' });

test('states the numbers of the published study, step by step', async () => {
  await using app = await launchApp();
  const { window } = app;
  await openAnalysis(window);
  await expect(
    window.getByRole('heading', { name: 'Do the measured qualities of the data explain PGR?' }),
  ).toBeVisible();
  await expect(step(window, 'Data used')).toContainText('54 cells of 6 generators in 9 settings');
  await expect(step(window, 'Picture')).toContainText(/explains 33\.8\s%.*in the sample/);
  await expect(step(window, 'Picture')).toContainText(/Settings alone.*explain 55\.1\s%/);
  const skill = step(window, 'In the sample and out of it');
  await expect(skill).toContainText('predict worse than the mean: R² = −0.069 (54 cells, 6 generators)');
  await expect(skill).toContainText('reach 0.354 there');
  const estimate = step(window, 'Estimate');
  await expect(estimate).toContainText('“Instruction diversity” and “Response diversity” turn their sign');
  await expect(estimate).toContainText('None keeps a relation within settings that chance would not give');
  const against = step(window, 'What speaks against it');
  await expect(against).toContainText('6 values look wrong for generator and setting: “Perplexity” of GPT-4o-mini');
  await expect(against.locator('#table-suspicious_cells')).toContainText('far off');
  await expect(step(window, 'What it hangs on')).toContainText('−0.069 with all parts', { timeout: 30_000 });
  await expect(step(window, 'What study would be needed')).toContainText(/needs \d+ generators/);

  await window.getByRole('group', { name: 'Question' }).getByRole('button', { name: 'Problem solving' }).click();
  await expect(window.getByRole('heading', { name: /problem-solving ability predict/ })).toBeVisible();
  await expect(step(window, 'Estimate')).toContainText('By generator the slope is 0.29 [−0.42, 1.00]');
  await expect(step(window, 'In the sample and out of it')).toContainText('R² = −4.146');
});

test('every finding opens to its numbers and leads to what it is about', async () => {
  await using app = await launchApp();
  const { window } = app;
  await openAnalysis(window);
  const findings = window.getByRole('region', { name: 'Findings' });
  await expect(findings).toContainText('has p = 0.214; the F-test');
  const one = findings.locator('li').filter({ hasText: 'The setting alone, with no predictor' });
  await one.locator('summary').click();
  await expect(one).toContainText('settingsR2');
  await expect(one).toContainText('0.55118');
  await one.getByRole('button', { name: /^Show: Relations with PGR/ }).click();
  await expect(window.locator('#table-structure')).toBeInViewport();
});

test('leaving a generator out moves the numbers; undo and taking it back restore them', async () => {
  await using app = await launchApp();
  const { window } = app;
  await openAnalysis(window);
  const sensitivity = step(window, 'What it hangs on');
  await expect(sensitivity.getByText('Nothing is left out.')).toBeVisible({ timeout: 30_000 });
  await sensitivity.getByLabel('Leave out a generator').selectOption({ label: 'Llama 3.1 8B Instruct' });
  const row = moved(window).getByRole('row').filter({ hasText: 'R² of the components, a generator left out' });
  await expect(row).toContainText('−0.069');
  await expect(row).toContainText('0.253');
  await expect(step(window, 'Estimate')).toContainText('45 cells, 5 generators, 9 settings');

  await sensitivity.getByRole('heading').first().focus();
  await window.keyboard.press('Control+z');
  await expect(moved(window)).toBeHidden();
  await window.keyboard.press('Control+Shift+z');
  await expect(row).toContainText('0.253');
  await sensitivity.getByRole('button', { name: 'Take back: Llama 3.1 8B Instruct' }).click();
  await expect(moved(window)).toBeHidden();
});

test('a value that looks wrong is left out, and a named view comes back to it', async () => {
  await using app = await launchApp();
  const { window } = app;
  await openAnalysis(window);
  const cell = step(window, 'What speaks against it')
    .getByRole('list', { name: 'Values that look wrong' })
    .getByRole('button', { name: 'Claude 3.5 Sonnet, Instance generation · Code' });
  await cell.click();
  await expect(cell).toHaveAttribute('aria-pressed', 'true');
  const row = moved(window).getByRole('row').filter({ hasText: 'a generator left out' });
  // What the table of suspicious cells says of it.
  await expect(row).toContainText('0.003', { timeout: 30_000 });
  await expect(step(window, 'Estimate')).toContainText('53 cells');
  await window.getByRole('button', { name: /^Workspace/ }).click();
  await window.getByRole('textbox', { name: 'Name this view' }).fill('without Claude');
  await window.keyboard.press('Enter');
  await cell.click();
  await expect(moved(window)).toBeHidden();
  await window.getByRole('button', { name: /^Workspace/ }).click();
  await window.getByRole('button', { name: 'Show the view without Claude' }).click();
  await expect(row).toContainText('0.003');
});

test('a mark of the strip is left out by the keyboard', async () => {
  await using app = await launchApp();
  const { window } = app;
  await openAnalysis(window);
  const strip = window.locator('#figure-leave_one_out');
  await expect(strip).toBeAttached({ timeout: 30_000 });
  await strip.scrollIntoViewIfNeeded();
  await expect(strip.locator('[data-drawn="true"]')).toBeVisible();
  const chart = strip.locator('[role=img][data-drawn]');
  await chart.focus();
  // The rightmost: without the smallest generator the components do best.
  await window.keyboard.press('End');
  await window.keyboard.press('Enter');
  await expect(
    step(window, 'What it hangs on').getByRole('button', { name: 'Take back: Llama 3.1 8B Instruct' }),
  ).toBeVisible();
  await expect(moved(window).getByRole('row').filter({ hasText: 'a generator left out' })).toContainText('0.253');
});

test('the outline goes to a step by keyboard, and the filter shows what it finds', async () => {
  await using app = await launchApp();
  const { window } = app;
  await openAnalysis(window);
  await expect(window.locator('#figure-predictor_slopes')).toBeAttached();
  const outline = window.getByRole('navigation', { name: 'Steps' });
  await outline.getByRole('button', { name: 'What speaks against it' }).focus();
  await window.keyboard.press('Enter');
  await expect(step(window, 'What speaks against it').getByRole('heading').first()).toBeFocused();
  await expect(step(window, 'What speaks against it').getByRole('heading').first()).toBeInViewport();
  await window.keyboard.press('/');
  await window.keyboard.type('variance explained');
  await expect(window.locator('#figure-scree')).toBeVisible();
  await expect(window.locator('#figure-observed_vs_fitted')).toBeHidden();
});

test('the calculator answers what study would be needed, and refuses what is none', async () => {
  await using app = await launchApp();
  const { window } = app;
  await openAnalysis(window);
  const calculator = window.getByRole('region', { name: 'Design calculator' });
  const result = calculator.locator('dl.result');
  const needed = async (): Promise<number> =>
    Number(await result.locator('div').filter({ hasText: 'Generators needed' }).locator('dd').textContent());
  await expect(result).toContainText('Power', { timeout: 30_000 });
  const before = await needed();
  await calculator.getByRole('textbox', { name: 'Size, points of PGR' }).fill('2');
  await expect.poll(needed).toBeGreaterThan(before);
  await calculator.getByRole('textbox', { name: 'Generators' }).fill('none');
  await expect(calculator.getByRole('alert')).toContainText('The number of generators is no whole number of 1 or more');
  await calculator.getByRole('button', { name: 'As in this study' }).click();
  await expect.poll(needed).toBe(before);
});

test('an archive without metrics says what is missing, and keeps what it can say', async () => {
  const archive = scratch('march');
  await writeRunArchive(archive, { domains: ['math'], manifest: true });
  {
    await using app = await launchApp({ args: [archive] });
    const { window } = app;
    await openAnalysis(window);
    await expect(step(window, 'Picture')).toContainText('There are no principal components');
    await expect(step(window, 'Estimate')).toContainText('does not give what this step needs');
    await expect(step(window, 'What it hangs on')).toContainText('does not give what this step needs');
    await expect(step(window, 'What study would be needed')).toContainText(
      'that needs several generators in several settings',
    );
    await window.getByRole('group', { name: 'Question' }).getByRole('button', { name: 'Problem solving' }).click();
    await expect(step(window, 'Picture')).toContainText('Add evaluations of the generators themselves.');
  }
});
