/** A model in the window: served on this machine by a kind of the user's own, reached, generated with, found again, ended. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { kindFolder } from '../electron/jobs/steps/kindFolder';
import { standInFiles, standInKind } from '../services/standInServer';
import { launchApp, type LaunchedApp } from './launch';
import { button, place, planAndStart, progress, showJobs, status, writeSeeds } from './jobSteps';
import { scratchFolder } from './scratch';
import { chooseToOpen } from './shellSteps';

const scratch = scratchFolder();
const timeout = 60_000;

const served = (window: Page) => place(window).getByRole('region', { name: 'Served model' });
const clipboard = ({ electron }: LaunchedApp) => electron.evaluate((modules) => modules.clipboard.readText());

async function showStudyWork(app: LaunchedApp): Promise<void> {
  await showJobs(app);
  await place(app.window).getByRole('tab', { name: 'Study work' }).click();
}

/** The server is a program of Python. */
const wherePythonIs = fs.existsSync('/usr/bin/python3') ? test : test.skip;

wherePythonIs('serves a model, generates with it, finds it again after a restart, and ends it', async () => {
  test.setTimeout(300_000);
  const profile = scratch('profile');
  const gate = scratch('gate');
  kindFolder(path.join(profile, 'steps'), { ...standInKind, title: 'Small server' }, standInFiles);
  const answersAt = async (window: Page): Promise<string> => {
    await expect(served(window)).toContainText('It answers at', { timeout });
    return /http:\/\/127\.0\.0\.1:\d+\/v1/.exec((await served(window).textContent()) ?? '')?.[0] ?? '';
  };
  let address: string;
  {
    await using app = await launchApp({ profile });
    const { window } = app;
    await showStudyWork(app);
    await button(window, 'Serve a model…').click();
    await place(window).getByLabel('Kind of server').selectOption('serve-own');
    await expect(place(window)).toContainText('It asks for a key, TEST_API_KEY.');
    await place(window).getByText('Settings of Small server').click();
    await place(window).getByLabel('Gate').fill(gate);

    // What runs is shown, and that is what is started.
    const shown = place(window).getByRole('region', { name: 'Server' });
    await button(window, 'Show what runs').click();
    await expect(place(window)).toContainText('Name the model.');
    await place(window).getByLabel('Model, by name or folder on the target').fill("it's/a model");
    await button(window, 'Show what runs').click();
    await expect(shown.getByLabel('run.sh', { exact: true })).toContainText(`'it'\\''s/a model'`);
    await button(window, 'Serve on this machine').click();

    await expect(served(window)).toContainText('it loads its model', { timeout });
    await expect(served(window).getByRole('button')).toHaveCount(0);
    fs.writeFileSync(gate, '');
    address = await answersAt(window);
    await expect(served(window)).toContainText("as it's/a model");
    await expect(status(window)).toContainText('offline');

    // Whoever else asks it needs the key, which the page never sees.
    await served(window).getByRole('button', { name: 'Copy the address' }).click();
    await expect.poll(() => clipboard(app)).toBe(address);
    expect((await fetch(`${address}/models`)).status).toBe(401);
    await served(window).getByRole('button', { name: 'Copy the key' }).click();
    await expect.poll(() => clipboard(app)).not.toBe(address);
    const headers = { authorization: `Bearer ${await clipboard(app)}` };
    expect((await fetch(`${address}/models`, { headers })).status).toBe(200);
  }

  // It runs on without the app, and is reached at the same address once it is followed again.
  await using app = await launchApp({ profile });
  const { window } = app;
  await showStudyWork(app);
  const row = place(window).getByRole('grid', { name: 'Study work' }).getByRole('row').filter({ hasText: 'serve-' });
  await expect(row).toContainText('out of reach');
  await row.click();
  await expect(served(window)).toContainText('It is reached here while it is followed.');
  await button(window, 'Follow again').press('Enter');
  expect(await answersAt(window)).toBe(address);

  await served(window).getByRole('button', { name: 'Generate with it…' }).press('Enter');
  await expect(place(window).getByLabel('Provider', { exact: true })).toHaveValue('compatible');
  await expect(place(window).getByLabel('Address', { exact: true })).toHaveValue(address);
  await expect(place(window).getByLabel('Model', { exact: true })).toHaveValue("it's/a model");
  await expect(place(window)).toContainText('That of the served model is sent, and no other.');
  await chooseToOpen(app, writeSeeds(scratch(), 8));
  await place(window).getByRole('group', { name: 'Seeds' }).getByRole('button', { name: 'Choose…' }).click();
  await expect(place(window).getByRole('group', { name: 'Seeds' })).toContainText('seeds.jsonl');
  await place(window).getByLabel('Instances wanted', { exact: true }).fill('2');
  await planAndStart(window);
  await expect(progress(window)).toContainText('2 of 2', { timeout });

  // The launch is where it was left.
  await button(window, 'All jobs').click();
  await place(window).getByRole('tab', { name: 'Study work' }).click();
  await expect(served(window)).toContainText(address);
  await button(window, 'End the server').click();
  await place(window).getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await expect(served(window)).toContainText('The server has ended.', { timeout });
  await expect(place(window).locator('.launch-state-cancelled')).toBeVisible({ timeout });
  await expect(fetch(`${address}/models`)).rejects.toThrow();
});
