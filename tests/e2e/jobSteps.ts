/** Jobs in the window against a server of models on this machine. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { ModelCall, Reply } from '../services/modelServer';
import { chooseToOpen } from './shellSteps';
import type { LaunchedApp } from './launch';

/** Seeds of mathematics, one a line. */
export function writeSeeds(folder: string, count: number): string {
  const file = path.join(folder, 'seeds.jsonl');
  const lines = Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      instruction: `What is ${n} + 1?`,
      response: `We add. [RESULT] ${n + 1} [/RESULT]`,
      config: 'made',
    }),
  );
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** A new question with an answer that keeps the rules; of every fifth first try, one without a result. */
export const mathReply: Reply = ({ key }: ModelCall) => {
  const number = Number.parseInt(Buffer.from(key).toString('hex').slice(-6), 16) % 997;
  const response = number % 5 === 0 ? 'We do not say.' : `We add. [RESULT] ${number + 1} [/RESULT]`;
  return { text: `INPUT: What is ${number} + 1, said ${key}?\nOUTPUT: ${response}\n[END]` };
};

export const place = (window: Page) => window.getByRole('main');
export const status = (window: Page) => window.getByRole('contentinfo', { name: 'Status' });
export const button = (window: Page, name: string | RegExp) => place(window).getByRole('button', { name, exact: true });

export async function showJobs({ window }: LaunchedApp): Promise<void> {
  // Once it is shown it does not come forward again.
  const selector = window.getByRole('banner').getByRole('button', { name: 'Archive' });
  await expect(selector).toContainText('AgoraBench as published', { timeout: 60_000 });
  await window.keyboard.press('6');
  await expect(window.getByRole('heading', { name: 'Jobs' })).toBeVisible();
}

export interface FormWith {
  readonly address: string;
  readonly seeds: string;
  readonly count: number;
  readonly budget?: string;
}

/** Fills in what a job against a server of this machine needs. */
export async function fillForm(app: LaunchedApp, { address, seeds, count, budget = '5' }: FormWith): Promise<void> {
  const { window } = app;
  await button(window, 'New job…').click();
  await chooseToOpen(app, seeds);
  await place(window).getByRole('group', { name: 'Seeds' }).getByRole('button', { name: 'Choose…' }).click();
  await expect(place(window).getByRole('group', { name: 'Seeds' })).toContainText(path.basename(seeds));
  await place(window).getByLabel('Provider', { exact: true }).selectOption('compatible');
  await place(window).getByLabel('Address', { exact: true }).fill(address);
  await place(window).getByLabel('Model', { exact: true }).fill('model-a');
  await place(window).getByLabel('Instances wanted', { exact: true }).fill(String(count));
  await place(window).getByLabel('Budget, $', { exact: true }).fill(budget);
  await place(window).locator('summary', { hasText: 'More' }).click();
  await place(window).getByRole('group', { name: 'Price' }).getByRole('button', { name: 'Own' }).click();
  await place(window).getByLabel('$ per million tokens in', { exact: true }).fill('1');
  await place(window).getByLabel('$ per million tokens out', { exact: true }).fill('2');
  await place(window).getByLabel('Calls at once', { exact: true }).fill('4');
}

/** Plans, and starts once the plan is there. */
export async function planAndStart(window: Page): Promise<void> {
  await button(window, /^Plan( again)?$/).click();
  await button(window, /^Start: /).click();
}

export const progress = (window: Page) => place(window).getByRole('region', { name: 'Progress' });
