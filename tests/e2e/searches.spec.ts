/** Duplicates and test items in the data: searched in the window's own workers, opened, and shown side by side. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();

const question =
  'A shop sells red and blue marbles in boxes of twelve, and each box costs four coins on market days; how many coins are twenty boxes?';
const instance = (instruction: string, response: string) => ({ instruction, response, config: 'gpt-4o' });

/** Two runs: the first holds one instance twice but for a word, and a test item; the second one instance of the first. */
async function writeArchive(folder: string): Promise<void> {
  const twin = (word: string) =>
    instance(
      'Count the sheep.',
      `One by one the ${word} sheep went over the hill and far away until none of them was left behind there.`,
    );
  const lone = instance('Name a river.', 'The Danube flows through ten countries before it reaches the Black Sea.');
  const files = {
    'instance_generation_math_gpt-4o.json': [twin('white'), lone, twin('black'), instance(question, 'Eighty coins.')],
    'instance_generation_code_gpt-4o.json': [lone, instance('Say hello.', 'Hello.')],
  };
  await fs.mkdir(path.join(folder, 'results'), { recursive: true });
  for (const [name, instances] of Object.entries(files))
    await fs.writeFile(path.join(folder, 'results', name), JSON.stringify(instances));
}

async function show(window: Page, archive: string, tab: string): Promise<void> {
  await expect(window.getByRole('banner')).toContainText(archive);
  await window.keyboard.press('3');
  await window.getByRole('tab', { name: tab }).click();
}

const marks = (window: Page, name: string) => window.getByRole('region', { name, exact: true }).locator('mark');

test('finds near-duplicates within and across runs, and marks what differs', async () => {
  const folder = scratch('march');
  await writeArchive(folder);
  await using app = await launchApp({ args: [folder] });
  const { window } = app;
  await show(window, 'march', 'Duplicates');
  await window.getByRole('spinbutton', { name: 'Similarity from' }).fill('0.6');
  await window.getByRole('button', { name: 'Find duplicates' }).click();
  const groups = window.getByRole('grid', { name: 'Groups of duplicates' });
  await expect(groups.getByRole('row')).toHaveCount(2);
  await groups.getByRole('row').nth(1).click();
  await expect(marks(window, 'First of the group')).toHaveText('white');
  await expect(marks(window, 'Chosen text')).toHaveText('black');

  await window.getByRole('button', { name: 'Across runs' }).click();
  await window.getByRole('button', { name: 'Find duplicates' }).click();
  await expect(window.getByRole('grid', { name: 'Duplicates by run' })).toContainText('In other runs');
  await expect(groups.getByRole('row')).toHaveCount(2);
  await groups.getByRole('row').nth(1).click();
  await expect(window.getByRole('region', { name: 'Chosen text' })).toContainText('The Danube flows');
  await expect(marks(window, 'Chosen text')).toHaveCount(0);
});

test('finds the items of a test set that the user points to, and shows both sides', async () => {
  const folder = scratch('june');
  await writeArchive(folder);
  const testSet = scratch('questions.jsonl');
  const items = [{ question }, { question: 'Why?' }, { question: `${'Entirely other words '.repeat(5)}here.` }];
  await fs.writeFile(testSet, items.map((item) => JSON.stringify(item)).join('\n'));
  await using app = await launchApp({ args: [folder] });
  const { window } = app;
  await app.electron.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
  }, testSet);
  await show(window, 'june', 'Test items');
  await expect(window.getByRole('button', { name: 'Find test items' })).toBeDisabled();
  await window.getByRole('button', { name: 'Add a file…' }).click();
  await expect(window.getByRole('group', { name: 'Test sets' })).toContainText('questions.jsonl');
  await window.getByRole('button', { name: 'Find test items' }).click();
  await expect(
    window.getByText('questions.jsonl: 3 items (question), 2 long enough to be found, 1 touched.'),
  ).toBeVisible();
  const matches = window.getByRole('grid', { name: 'Instances with something of a test item' });
  await expect(matches.getByRole('row')).toHaveCount(2);
  await matches.getByRole('row').nth(1).click();
  await expect(marks(window, 'Test item')).toHaveText(question.slice(0, -1));
  await expect(marks(window, 'Instance')).toHaveText(question.slice(0, -1));

  // It was lent for the comparison: it is no archive that was opened.
  await window.keyboard.press('1');
  await expect(window.getByText('questions.jsonl')).toHaveCount(0);
});
