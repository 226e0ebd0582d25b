/** A data set of a Hub on this machine, pulled and opened in the window; and where its token is not. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type {} from '../../renderer/machine';
import { startHub, type HubFault, type HubQuestion } from '../services/hub';
import { filesWith, processesWith } from './canary';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';
import { chooseToOpen } from './shellSteps';

const repo = 'agora/bench';
const canary = 'hf_canaryOfTheWindow';
const data = 'results/instance_generation_math_gpt-4o-2024-08-06.json';
const rows = Array.from({ length: 60 }, (_, n) => ({
  instruction: `Say ${n}.`,
  response: String(n),
  config: 'gpt-4o',
}));
const files = { 'README.md': '# Data\n', 'cover.png': 'no picture', [data]: JSON.stringify(rows) };

const scratch = scratchFolder();

/** The first answer with content stops in the middle until it is let go. */
function held() {
  let release = (): void => undefined;
  const until = new Promise<void>((resolve) => (release = resolve));
  let isFirst = true;
  const fault = ({ server }: HubQuestion): HubFault | null => {
    if (server !== 'content' || !isFirst) return null;
    isFirst = false;
    return { until };
  };
  return { fault, release: () => release() };
}

const panel = (window: Page) => window.getByRole('region', { name: 'Pull from the Hugging Face Hub' });
const status = (window: Page) => window.getByRole('contentinfo', { name: 'Status' });
const selector = (window: Page) => window.getByRole('banner').getByRole('button', { name: 'Archive' });

async function list(window: Page, endpoint: string): Promise<void> {
  await panel(window).getByLabel('Data set').fill(repo);
  await panel(window).getByLabel('Endpoint').fill(endpoint);
  await panel(window).getByRole('button', { name: 'List files' }).click();
}

async function openPanel(window: Page): Promise<void> {
  await window.keyboard.press('1');
  await window.getByRole('button', { name: 'Pull from the Hugging Face Hub…' }).click();
}

test('pulls a private data set and opens it; the status line says what the network is used for', async () => {
  const { fault, release } = held();
  await using hub = await startHub({ repo, files, token: canary, fault });
  await using app = await launchApp({ environment: { HF_TOKEN: '' } });
  const { window } = app;
  // Once it is shown it does not come forward again.
  await expect(selector(window)).toContainText('AgoraBench as published', { timeout: 60_000 });
  await chooseToOpen(app, scratch());
  await openPanel(window);
  await expect(panel(window)).toContainText('none: public data sets only');
  await expect(status(window)).toContainText('offline');
  expect(hub.questions).toEqual([]);

  await list(window, hub.endpoint);
  await expect(panel(window).getByRole('alert')).toContainText('a private one needs a token');
  await panel(window).getByLabel('Token').fill(canary);
  await panel(window).getByRole('button', { name: 'Use for this session' }).click();
  await expect(panel(window)).toContainText('held until the app ends');
  await list(window, hub.endpoint);

  const listed = panel(window).getByRole('grid', { name: 'Files of the data set' });
  await expect(listed.getByRole('checkbox', { name: `Pull ${data}` })).toBeChecked();
  await expect(listed.getByRole('checkbox', { name: 'Pull cover.png' })).not.toBeChecked();
  await panel(window)
    .getByRole('checkbox', { name: /^Documents/ })
    .check();
  await expect(panel(window)).toContainText('2 of 3 files');
  await panel(window).getByRole('button', { name: 'Pull into a folder…' }).click();
  await expect(status(window)).toContainText(`network: ${new URL(hub.endpoint).host}`);
  await expect.poll(() => hub.questions.filter(({ server }) => server === 'content')).toHaveLength(1);
  expect(processesWith(canary)).toEqual([]);
  release();

  await expect(selector(window)).toContainText(path.basename(scratch()));
  await expect(status(window)).toContainText('offline');
  await expect(status(window)).toContainText('2 files pulled into');
  await window.keyboard.press('1');
  await window.getByRole('tab', { name: /^Artifacts/ }).click();
  await expect(window.getByRole('grid', { name: 'Artifacts' })).toContainText(path.basename(data));
  expect(fs.readdirSync(scratch()).sort()).toEqual(['.agora-pull.jsonl', 'README.md', 'results']);

  // The canary: the token stands in nothing that was written, shown or answered.
  expect(filesWith(canary, app.profile)).toEqual([]);
  expect(filesWith(canary, scratch())).toEqual([]);
  expect(await window.content()).not.toContain(canary);
  const told = await window.evaluate(async () => {
    const bridge = globalThis.window.agora;
    const answers = [await bridge.secretState('hugging-face'), await bridge.readPreferences()];
    return JSON.stringify([answers, Object.entries(localStorage)]);
  });
  expect(told).not.toContain(canary);
  expect(app.output()).not.toContain(canary);
});

test('a cancelled pull goes on where it stopped', async () => {
  await using hub = await startHub({ repo, files, fault: held().fault });
  await using app = await launchApp({ environment: { HF_TOKEN: '' } });
  const { window } = app;
  // Once it is shown it does not come forward again.
  await expect(selector(window)).toContainText('AgoraBench as published', { timeout: 60_000 });
  await chooseToOpen(app, scratch());
  await openPanel(window);
  await list(window, hub.endpoint);
  const pull = panel(window).getByRole('button', { name: 'Pull into a folder…' });
  await pull.click();
  const size = JSON.stringify(rows).length;
  await expect
    .poll(() => fs.statSync(scratch(`${data}.partial`), { throwIfNoEntry: false })?.size)
    .toBe(Math.floor(size / 2));
  await window.getByRole('button', { name: `Cancel: Pulling ${repo}` }).click();
  await expect(panel(window).getByRole('alert')).toContainText('goes on from where it stopped');
  await expect(status(window)).toContainText('offline');

  await pull.click();
  await expect(selector(window)).toContainText(path.basename(scratch()));
  const ranges = hub.questions.filter(({ server }) => server === 'content').map(({ range }) => range);
  expect(ranges).toEqual([null, `bytes=${Math.floor(size / 2)}-`]);
});
