/** A job of generation in the window, against models on this machine: planned, run, paused, killed, resumed, opened. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/machine';
import { startModelServer } from '../services/modelServer';
import { filesWith, processesWith } from './canary';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';
import { button, fillForm, mathReply, place, planAndStart, progress, showJobs, status, writeSeeds } from './jobSteps';
import { chooseToOpen, writeArchive } from './shellSteps';

const canary = 'sk-canaryOfTheJobs';
const scratch = scratchFolder();
/** Slow enough to be paused on the way. */
const latencyMs = [250, 350] as const;

test('plans, starts, pauses, resumes and opens a job; the key stands nowhere', async () => {
  test.setTimeout(180_000);
  await using server = await startModelServer({ reply: mathReply, latencyMs });
  await using app = await launchApp({ environment: { AGORA_API_KEY: '' } });
  const { window } = app;
  await showJobs(app);
  await expect(place(window)).toContainText('No job has been made yet');
  await fillForm(app, { address: `${server.origin}/v1`, seeds: writeSeeds(scratch(), 40), count: 60 });
  await place(window).getByLabel('Key', { exact: true }).fill(canary);
  await button(window, 'Use for this session').click();
  await expect(place(window).getByLabel('Key', { exact: true })).toHaveValue('');
  await expect(button(window, 'Forget')).toBeVisible();

  // The request of any item, as the form is now.
  const request = place(window).getByRole('region', { name: 'Request' });
  await expect(request).toContainText('We add.');
  await request.getByLabel('Item').fill('7');
  await request.getByRole('button', { name: 'JSON' }).click();
  await expect(request.locator('pre')).toContainText('"model": "model-a"');
  await request.getByLabel('Item').fill('99999');
  await expect(request).toContainText('There is no item 99999.');

  // A start is offered for what was planned, and for nothing else.
  await expect(button(window, /^Start: /)).toHaveCount(0);
  await button(window, 'Plan').click();
  await expect(button(window, /^Start: 60 calls, about \$0\.\d+ \(.*\), at most \$5\.00$/)).toBeVisible();
  await place(window).getByLabel('Budget, $').fill('4');
  await expect(button(window, /^Start: /)).toHaveCount(0);
  await expect(place(window)).toContainText('plan again before starting');
  await place(window).getByLabel('Budget, $').fill('none');
  await button(window, 'Plan again').click();
  await expect(place(window)).toContainText('This is no number.');
  await place(window).getByLabel('Budget, $').fill('4');
  expect(server.requests).toEqual([]);
  await expect(status(window)).toContainText('offline');

  await planAndStart(window);
  await expect(status(window)).toContainText(`network: ${new URL(server.origin).host}`);
  await expect(place(window).getByRole('grid', { name: 'Accepted' })).toContainText('What is');
  await button(window, 'Pause').click();
  await expect(button(window, 'Resume the job')).toBeVisible();
  await expect(place(window)).toContainText('paused');
  await expect(status(window)).toContainText('offline');
  const asked = server.calls.length;
  expect(asked).toBeLessThan(60);
  await place(window).getByRole('tab', { name: 'Rejected' }).click();
  await place(window).getByRole('tab', { name: 'Log' }).click();
  await expect(place(window)).toContainText('The run began.');

  await button(window, 'Resume the job').click();
  const resume = place(window).getByRole('dialog', { name: 'Resume the job' });
  await expect(resume.getByLabel('Budget of the whole job, $')).toHaveValue('4');
  await resume.getByLabel('Budget of the whole job, $').fill('3');
  await resume.getByRole('button', { name: 'Resume' }).click();
  await expect(progress(window)).toContainText('60 of 60', { timeout: 60_000 });
  await expect(place(window)).toContainText('of $3.00');
  // Every call was asked for once: the rejected ones are other tries.
  expect(server.calls.every(({ answer }) => answer === 'ok')).toBe(true);
  expect(new Set(server.calls.map(({ key }) => key)).size).toBe(server.calls.length);
  expect(server.requests.every(({ headers }) => headers.authorization === `Bearer ${canary}`)).toBe(true);

  await button(window, 'Open as archive').click();
  await expect(window.getByRole('banner').getByRole('button', { name: 'Archive' })).toContainText(
    'generate-math-model-a',
  );
  await window.keyboard.press('1');
  await window.getByRole('tab', { name: /^Runs/ }).click();
  await expect(place(window)).toContainText('60');

  await window.keyboard.press('6');
  await button(window, 'All jobs').click();
  await expect(place(window).getByRole('grid', { name: 'Jobs' })).toContainText('complete');

  expect(filesWith(canary, app.profile)).toEqual([]);
  expect(processesWith(canary)).toEqual([]);
  expect(await window.content()).not.toContain(canary);
  const told = await window.evaluate(async () => {
    const bridge = globalThis.window.agora;
    const { jobs } = await bridge.listJobs();
    const answers = [await bridge.secretState('compatible'), jobs, await bridge.watchJob(jobs[0]?.id ?? null)];
    return JSON.stringify([answers, Object.entries(localStorage)]);
  });
  expect(told).not.toContain(canary);
  expect(app.output()).not.toContain(canary);
});

test('a job whose app was killed is interrupted, and goes on where it was', async () => {
  test.setTimeout(180_000);
  await using server = await startModelServer({ reply: mathReply, latencyMs });
  const seeds = writeSeeds(scratch(), 40);
  const environment = { AGORA_API_KEY: '' };
  {
    const app = await launchApp({ environment, profile: scratch('profile') });
    await showJobs(app);
    await fillForm(app, { address: `${server.origin}/v1`, seeds, count: 40 });
    await planAndStart(app.window);
    await expect(place(app.window).getByRole('grid', { name: 'Accepted' })).toContainText('What is');
    const closed = new Promise((resolve) => app.electron.process().once('exit', resolve));
    app.electron.process().kill('SIGKILL');
    await closed;
  }
  // Those that were under way are answered to nobody.
  await expect.poll(() => server.inFlight).toBe(0);
  const before = server.calls.length;
  expect(before).toBeLessThan(40);

  await using app = await launchApp({ environment, profile: scratch('profile') });
  const { window } = app;
  await showJobs(app);
  const jobs = place(window).getByRole('grid', { name: 'Jobs' });
  await expect(jobs).toContainText('interrupted');
  expect(server.calls).toHaveLength(before);
  await jobs.getByRole('row').filter({ hasText: 'interrupted' }).click();
  // What arrived before the kill was in no output yet.
  await button(window, 'Open as archive').click();
  await expect(window.getByRole('banner').getByRole('button', { name: 'Archive' })).toContainText(
    'generate-math-model-a',
  );
  await window.keyboard.press('6');
  await button(window, 'Resume the job').click();
  await place(window).getByRole('dialog').getByRole('button', { name: 'Resume' }).click();
  await expect(progress(window)).toContainText('40 of 40', { timeout: 60_000 });
  await place(window).getByRole('tab', { name: 'Log' }).click();
  await expect(place(window)).toContainText('was under way when the run was interrupted');
  // Sent again are at most the calls that were under way.
  const again = server.calls.length - new Set(server.calls.map(({ key }) => key)).size;
  expect(again).toBeLessThanOrEqual(4);
});

test('prompts are copied, edited beside their request, and saved', async () => {
  await using app = await launchApp({ environment: { AGORA_API_KEY: '' } });
  const { window } = app;
  await showJobs(app);
  await fillForm(app, { address: 'http://127.0.0.1:9/v1', seeds: writeSeeds(scratch(), 8), count: 4 });
  fs.mkdirSync(scratch('careful'));
  await chooseToOpen(app, scratch('careful'));
  await button(window, 'Copy the prompts to a folder…').click();
  const editor = place(window).getByLabel('Template of the prompt');
  const template = await editor.inputValue();
  const file = path.join(scratch('careful'), 'instance_generation_math.txt');
  expect(fs.readFileSync(file, 'utf8')).toBe(template);

  const request = place(window).getByRole('region', { name: 'Request' });
  await editor.fill(`Take care of units.\n${template}`);
  await expect(request).toContainText('Take care of units.');
  expect(fs.readFileSync(file, 'utf8')).toBe(template);
  await button(window, 'Plan').click();
  await expect(place(window)).toContainText('changed and not saved');
  await button(window, 'Save').click();
  await expect(status(window)).toContainText('instance_generation_math.txt is saved as version');
  expect(fs.readFileSync(file, 'utf8')).toBe(`Take care of units.\n${template}`);
  await button(window, 'Plan').click();
  await expect(button(window, /^Start: /)).toBeVisible();

  // What the method cannot be asked with is not saved.
  await editor.fill('No placeholder.');
  await button(window, 'Save').click();
  await expect(place(window).getByRole('alert')).toContainText('<input1>');
  expect(fs.readFileSync(file, 'utf8')).toContain('Take care of units.');
});

test('a plan names files by what was chosen, never by a path', async () => {
  await using app = await launchApp({ environment: { AGORA_API_KEY: '', OPENAI_API_KEY: '' } });
  const { window } = app;
  await showJobs(app);
  const seeds = writeSeeds(scratch(), 8);
  await chooseToOpen(app, seeds);
  const refusals = await window.evaluate(async (place) => {
    const bridge = globalThis.window.agora;
    const chosen = await bridge.chooseJobInput('seeds');
    const draft = {
      kind: 'generate',
      provider: { id: 'compatible', baseUrl: 'http://127.0.0.1:9/v1' },
      model: 'model-a',
      method: 'instance_generation',
      domain: 'math',
      count: 4,
      seeds: chosen?.id ?? '',
    } as const;
    const attempts = [
      bridge.estimateJob(draft),
      bridge.estimateJob({ ...draft, seeds: place }),
      bridge.estimateJob({ ...draft, prompts: place }),
      bridge.estimateJob({ ...draft, tokenizer: place }),
      bridge.previewRequest({ ...draft, seeds: place }, 0, null),
      bridge.copyPrompts('0'.repeat(32)),
      bridge.startJob({ ...draft, provider: { id: 'openai' } }),
    ];
    const outcomes = await Promise.allSettled(attempts);
    return outcomes.map((outcome) => (outcome.status === 'rejected' ? String(outcome.reason) : 'done'));
  }, seeds);
  expect(refusals[0]).toBe('done');
  for (const refusal of refusals.slice(1, 6)) expect(refusal).toContain('was not chosen in this session');
  expect(refusals[6]).toContain('needs a key');
  // Nothing was made for a job that could not begin.
  expect(await window.evaluate(() => globalThis.window.agora.listJobs())).toEqual({ jobs: [], problems: [] });
});

test('judges an archive that is open', async () => {
  test.setTimeout(120_000);
  await using server = await startModelServer({ reply: () => ({ text: 'It is clear. [RESULT] 4' }) });
  const folder = writeArchive(scratch('march'));
  await using app = await launchApp({ args: [folder], environment: { AGORA_API_KEY: '' } });
  const { window } = app;
  await expect(window.getByRole('banner').getByRole('button', { name: 'Archive' })).toContainText('march');
  await window.keyboard.press('6');
  await button(window, 'New job…').click();
  await button(window, 'Judge data').click();
  await place(window).getByLabel('Archive', { exact: true }).selectOption({ label: 'march' });
  await place(window).getByLabel('Provider').selectOption('compatible');
  await place(window).getByLabel('Address').fill(`${server.origin}/v1`);
  await place(window).getByLabel('Model', { exact: true }).fill('model-a');
  await expect(place(window).getByRole('region', { name: 'Request' })).toContainText('[RESULT]');
  await button(window, 'Plan').click();
  await button(window, /^Start: 1 call, cost unknown, no budget$/).click();
  await expect(progress(window)).toContainText('1 of 1', { timeout: 60_000 });
  await expect(place(window)).toContainText('complete');
  expect(server.calls).toHaveLength(1);
});
