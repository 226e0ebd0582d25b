/** Which run a file belongs to: by name templates that are matched as they are written, and by hand. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();

const files = (window: Page) => window.getByRole('grid', { name: 'Files that belong to runs' });
const tab = (window: Page, name: string) => window.getByRole('tab', { name: new RegExp(`^${name}`) });

/** Data whose names nobody but their writer understands. */
async function unnamed(): Promise<string> {
  const folder = scratch('march');
  await fs.mkdir(folder);
  const record = `${JSON.stringify({ instruction: 'Add 1 and 1.', response: '2' })}\n`;
  for (const name of ['zeta-1-instance_generation-math', 'zeta-2-response_generation-code', 'notes'])
    await fs.writeFile(path.join(folder, `${name}.jsonl`), record.repeat(3));
  return folder;
}

async function show(window: Page): Promise<void> {
  await expect(window.getByRole('banner')).toContainText('march');
  await window.keyboard.press('1');
  await tab(window, 'Assignment').click();
}

test('matches a template as it is written, applies it, and remembers it between starts', async () => {
  const start = { profile: scratch('profile'), args: [await unnamed()] };
  await applyTemplate(start);
  await using app = await launchApp(start);
  const { window } = app;
  await show(window);
  await expect(window.getByRole('textbox', { name: 'Template 1' })).toHaveValue('{generator}-{seed}-{method}-{domain}');
  await expect(tab(window, 'Runs')).toContainText('2');
});

async function applyTemplate(start: { profile: string; args: string[] }): Promise<void> {
  await using app = await launchApp(start);
  const { window } = app;
  await show(window);
  await expect(tab(window, 'Assignment')).toContainText('3');
  await window.getByRole('button', { name: 'Add a template' }).click();
  const template = window.getByRole('textbox', { name: 'Template 1' });
  await template.fill('{generator}-{metod}');
  await expect(window.getByRole('alert')).toContainText('{metod} is no placeholder');
  await expect(window.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await template.fill('{generator}-{seed}-{method}-{domain}');
  await expect(window.getByRole('region', { name: 'Name templates' })).toContainText('fits 2 files');
  await expect(files(window).locator('mark').filter({ hasText: 'response_generation' })).toBeVisible();
  await expect(files(window)).toContainText('zeta · Instance generation · Math · seed 1');
  await window.getByRole('button', { name: 'Apply' }).click();
  await expect(tab(window, 'Assignment')).toContainText('1');
  await expect(tab(window, 'Runs')).toContainText('2');
  await expect(window.getByRole('contentinfo')).toContainText('Ready');
}

test('assigns many files at once by hand, and takes it back', async () => {
  await using app = await launchApp({ args: [await unnamed()] });
  const { window } = app;
  await show(window);
  await files(window).getByText('notes.jsonl').click();
  await files(window).getByText('zeta-1-instance_generation-math.jsonl').click();
  const form = window.getByRole('form', { name: 'Assign to a run' });
  await form.getByRole('combobox', { name: 'Generator' }).fill('GPT-4o');
  await form.getByRole('combobox', { name: 'Method' }).fill('Instance generation');
  await form.getByRole('combobox', { name: 'Domain' }).fill('Math');
  await form.getByRole('textbox', { name: 'Volume' }).fill('ten');
  await expect(form.getByRole('button', { name: 'Assign 2 files' })).toBeDisabled();
  await form.getByRole('textbox', { name: 'Volume' }).fill('10,000');
  await form.getByRole('button', { name: 'Assign 2 files' }).click();
  await expect(tab(window, 'Assignment')).toContainText('1');

  await tab(window, 'Runs').click();
  const run = window.getByRole('grid', { name: 'Runs' }).getByRole('row').nth(1);
  await expect(run).toContainText('GPT-4o');
  await expect(run).toContainText('10,000');
  // Six instances of two files in one run.
  await expect(run.getByRole('gridcell').nth(5)).toHaveText('6');

  await tab(window, 'Assignment').click();
  await window.getByRole('button', { name: /^All/ }).click();
  await files(window).getByText('notes.jsonl').click();
  await window.getByRole('button', { name: 'Take back' }).click();
  await expect(tab(window, 'Assignment')).toContainText('2');
});
