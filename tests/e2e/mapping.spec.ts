/** A table of scores whose columns nobody but its writer understands: mapped once, by hand, for all tables like it. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();

const tab = (window: Page, name: string) => window.getByRole('tab', { name: new RegExp(`^${name}`) });
const panel = (window: Page) => window.getByRole('region', { name: /^Columns of/ });
const preview = (window: Page) => window.getByRole('grid', { name: 'Scores as they are read' });

/** Scores as fractions, under headers of the writer's own; the table's name differs, its header does not. */
async function folderWith(name: string): Promise<string> {
  const folder = scratch(name);
  await fs.mkdir(folder);
  const rows = ['Modell;Aufgabe;Wert;Bemerkung', 'student-a;gsm8k;0.51;x', 'student-b;gsm8k;0.375;y'];
  await fs.writeFile(path.join(folder, `${name}.csv`), `${rows.join('\n')}\n`);
  return folder;
}

async function showFile(window: Page, name: string): Promise<void> {
  await expect(window.getByRole('banner')).toContainText(name);
  await window.keyboard.press('1');
  await tab(window, 'Artifacts').click();
  await window.getByRole('grid', { name: 'Artifacts' }).getByText(`${name}.csv`).click();
}

test('is mapped with its scores seen at once, and so is the next with the same header, after a restart', async () => {
  const profile = scratch('profile');
  {
    await using app = await launchApp({ profile, args: [await folderWith('march')] });
    const { window } = app;
    await showFile(window, 'march');
    await window.getByRole('button', { name: 'Map its columns…' }).click();
    const means = (column: string, meaning: string) =>
      panel(window)
        .getByRole('combobox', { name: `What the column ${column} means` })
        .selectOption({ label: meaning });
    await expect(panel(window)).toContainText('student-b');
    await means('Modell', 'Model');
    await means('Aufgabe', 'Benchmark');
    await means('Wert', 'Score');
    await panel(window).getByRole('button', { name: 'fractions of 1' }).click();
    await expect(preview(window)).toContainText('51.00');
    await expect(preview(window)).toContainText('37.50');
    await panel(window).getByRole('button', { name: 'Read it so' }).click();
    await expect(tab(window, 'Evaluations')).toContainText('2');
    await expect(window.getByRole('contentinfo')).toContainText('Ready');
  }
  await using app = await launchApp({ profile, args: [await folderWith('april')] });
  const { window } = app;
  await showFile(window, 'april');
  await tab(window, 'Evaluations').click();
  await expect(window.getByRole('grid', { name: 'Evaluations' })).toContainText('37.5');

  // And taken back.
  await showFile(window, 'april');
  await window.getByRole('button', { name: 'Map its columns…' }).click();
  await panel(window).getByRole('button', { name: 'Read it by its header again' }).click();
  await expect(tab(window, 'Evaluations')).not.toContainText('2');
});
