/** The analysis of the published study, in the window. */
import fs from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { drawn, openAnalysis, panel } from './analysisSteps';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();

test('relates problem solving to data generation, by generator and by cell', async () => {
  await using app = await launchApp();
  await openAnalysis(app.window);
  await drawn(app.window, 'figure-pgr_vs_problem_solving');
  await expect(panel(app.window, 'figure-pgr_vs_problem_solving')).toContainText('R² = 0.245');
  await expect(panel(app.window, 'figure-pgr_vs_problem_solving')).toContainText('p = 0.318');
  await drawn(app.window, 'figure-pgr_vs_problem_solving_by_setting');
  await expect(panel(app.window, 'figure-pgr_vs_problem_solving_by_setting')).toContainText('R² = 0.097');
  await expect(panel(app.window, 'figure-pgr_vs_problem_solving_by_setting')).toContainText('p = 0.0219');
  // What the paper prints stands beside it.
  await expect(app.window.getByText('0.3185').first()).toBeVisible();
  await expect(app.window.getByText('0.02177').first()).toBeVisible();
});

test('explains 40.6 % of the variance with the first component', async () => {
  await using app = await launchApp();
  await openAnalysis(app.window);
  await drawn(app.window, 'figure-scree');
  await panel(app.window, 'figure-scree')
    .getByRole('button', { name: /^Show the table/ })
    .click();
  const first = panel(app.window, 'figure-scree').getByRole('row').filter({ hasText: 'PC1' }).first();
  await expect(first).toContainText('40.6');
});

test('says what is left of the regression out of sample and with generators as the unit', async () => {
  await using app = await launchApp();
  await openAnalysis(app.window);
  const skill = panel(app.window, 'table-out_of_sample');
  await expect(skill).toContainText('One generator left out');
  await expect(skill.getByRole('row').filter({ hasText: 'One generator left out' })).toContainText('−0.069');
  await expect(panel(app.window, 'table-slopes')).toContainText('Generators exchanged');
  await expect(app.window.getByRole('region', { name: 'Findings' })).toContainText('has p = 0.214; the F-test');
});

test('draws every figure, explains it, and tells screen readers what it shows', async () => {
  await using app = await launchApp();
  await openAnalysis(app.window);
  const charts = app.window.locator('[role=img][data-drawn]');
  await expect(charts.nth(5)).toBeAttached();
  const count = await charts.count();
  for (let index = 0; index < count; index++) {
    await charts.nth(index).scrollIntoViewIfNeeded();
    await expect(charts.nth(index)).toHaveAttribute('data-drawn', 'true');
    expect((await charts.nth(index).getAttribute('aria-label'))?.length).toBeGreaterThan(60);
  }
  await panel(app.window, 'figure-scree')
    .getByRole('button', { name: /^Explain/ })
    .click();
  await expect(panel(app.window, 'figure-scree')).toContainText('population deviation');
});

test('opens a mark of a chart in the inspector, by pointer and by keyboard', async () => {
  await using app = await launchApp();
  const { window } = app;
  await openAnalysis(window);
  // What is computed later stands above the figure and moves it.
  await expect(panel(window, 'figure-leave_one_out')).toBeAttached();
  await drawn(window, 'figure-pgr_vs_problem_solving');
  const inspector = window.getByRole('complementary', { name: 'Inspector' });
  const chart = panel(window, 'figure-pgr_vs_problem_solving').locator('[role=img][data-drawn]');
  await chart.focus();
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('Enter');
  // The leftmost mark: the generator that solves the fewest problems.
  await expect(inspector).toContainText('Llama 3.1 8B Instruct');
  await window.keyboard.press('Escape');
  await expect(inspector).toBeHidden();
  const mark = panel(window, 'figure-pgr_vs_problem_solving').locator('.scatterlayer .points path').last();
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  if (!box) throw new Error('The mark is not on the screen.');
  await window.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await expect(panel(window, 'figure-pgr_vs_problem_solving').locator('.hovertext')).toBeVisible();
  await window.mouse.down();
  await window.mouse.up();
  await expect(inspector).toContainText('Averages');
});

test('holds every button of the export in its panel', async () => {
  await using app = await launchApp();
  const { window } = app;
  await openAnalysis(window);
  await panel(window, 'figure-scree')
    .getByRole('button', { name: /^Export/ })
    .click();
  const outside = await window.getByRole('dialog', { name: /^Export/ }).evaluate((dialog) => {
    const edge = dialog.getBoundingClientRect();
    const parts = [...dialog.querySelectorAll('button, select, input')].map((part) => part.getBoundingClientRect());
    return parts.filter(({ left, right }) => left < edge.left || right > edge.right).length;
  });
  expect(outside).toBe(0);
});

test('saves a table as CSV, LaTeX and Markdown, and says where', async () => {
  await using app = await launchApp();
  const { window } = app;
  await app.electron.evaluate(({ dialog }, to) => {
    dialog.showSaveDialog = (...given: unknown[]) => {
      const options = given.at(-1) as { defaultPath?: string };
      const name = (options.defaultPath ?? '').split(/[\\/]/).at(-1) ?? '';
      return Promise.resolve({ canceled: false, filePath: `${to}/${name}` });
    };
  }, scratch());
  await openAnalysis(window);
  for (const [format, file, expected] of [
    ['CSV', 'explained_variance.csv', /^PC1,40\.58/m],
    ['LaTeX', 'explained_variance.tex', /\\toprule/],
    ['Markdown', 'explained_variance.md', /\| *PC1 *\|/],
  ] as const) {
    const table = panel(window, 'table-explained_variance');
    await table.getByRole('button', { name: /^Export/ }).click();
    await table.getByRole('button', { name: format, exact: true }).click();
    await expect(window.getByRole('contentinfo')).toContainText(`Saved to`);
    await expect(window.getByRole('contentinfo')).toContainText(file);
    expect(await fs.readFile(scratch(file), 'utf8')).toMatch(expected);
  }
});

test('copies a table for a spreadsheet', async () => {
  await using app = await launchApp();
  await openAnalysis(app.window);
  const table = panel(app.window, 'table-explained_variance');
  await table.getByRole('button', { name: /^Export/ }).click();
  await table.getByRole('button', { name: 'Copy for a spreadsheet' }).click();
  await expect(app.window.getByRole('contentinfo')).toContainText('Copied: Variance explained');
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^component\texplained_variance\tcumulative/);
  expect(copied).toMatch(/^PC1\t40\.58/m);
});
