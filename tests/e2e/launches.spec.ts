/** Study work in the window on this machine: planned, read exactly, launched, followed, cancelled, resumed, opened. */
import fs from 'node:fs';
import { expect, test } from '@playwright/test';
import { launchApp } from './launch';
import { button, place, status } from './jobSteps';
import { planTinyStudy, said, showStudyWork, sign, stepPanel, writeOwnKinds, writeStudy } from './launchSteps';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();

test('plans study work, launches it, follows it over a restart, and opens its results', async () => {
  test.setTimeout(180_000);
  const profile = scratch('profile');
  const gate = scratch('gate');
  writeOwnKinds(profile, gate);
  const archive = writeStudy(scratch('march'));
  {
    await using app = await launchApp({ args: [archive], profile });
    const { window } = app;
    await expect(window.getByRole('banner').getByRole('button', { name: 'Archive' })).toContainText('march');
    await showStudyWork(window);
    await expect(place(window)).toContainText('No study work has been launched yet');
    await planTinyStudy(window);

    const plan = place(window).getByRole('region', { name: 'Plan' });
    const arrays = plan.getByRole('table', { name: 'Steps' });
    await expect(arrays.getByRole('row')).toHaveCount(4);
    await expect(arrays).toContainText('tiny-train, one by one');
    await expect(plan).toContainText('2 files');
    // What would run, to the letter: a setting is one word of the shell.
    await plan.getByLabel('Step', { exact: true }).selectOption({ index: 2 });
    await expect(plan.getByLabel('run.sh', { exact: true })).toBeVisible();
    const ids = await plan.getByLabel('Step', { exact: true }).locator('option').allTextContents();
    const train = ids.find((id) => id.includes('train') && id.includes('careful')) ?? '';
    await plan.getByLabel('Step', { exact: true }).selectOption(train);
    await expect(plan.locator('pre')).toContainText(`echo "note: " 'it'\\''s $HOME'`);
    await plan.getByText('Where each value went').click();
    await expect(plan.getByRole('table', { name: 'Where each value went' })).toContainText('run.sh');

    // A launch is offered for what was planned, and for nothing else.
    await place(window).getByLabel('Name', { exact: true }).fill('March work');
    await expect(button(window, /^Launch /)).toHaveCount(0);
    await expect(plan).toContainText('plan again before launching');
    await button(window, 'Plan again').click();
    await button(window, 'Launch 6 steps on this machine').click();

    await expect(place(window).getByRole('heading', { name: 'March work' })).toBeVisible();
    await expect(status(window)).toContainText('offline');
    // By keys alone: from the grid's first sign to the student's.
    await expect(sign(window, /^train careful by tiny-train: running, 12 %$/)).toBeVisible();
    await sign(window, /^evaluate Base/).focus();
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('ArrowDown');
    await expect(sign(window, /^train careful/)).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(stepPanel(window).locator('pre')).toContainText('waiting at the gate');
    await stepPanel(window).getByLabel('Search the logs').fill('HOME');
    await expect(stepPanel(window)).toContainText("stdout.log:1: note:  it's $HOME");
    await stepPanel(window).getByLabel('Search the logs').fill('');

    // One is cancelled: what needs it is left out, and the others go on.
    await stepPanel(window).getByRole('button', { name: 'Cancel the step' }).press('Enter');
    await expect(sign(window, /^train careful by tiny-train: cancelled$/)).toBeVisible({ timeout: 20_000 });
    await expect(sign(window, /^train hasty by tiny-train: running/)).toBeVisible({ timeout: 20_000 });
    // The button that was pressed is gone; the keyboard goes on from where it was.
    await expect(stepPanel(window).getByRole('group', { name: 'Actions on the step' })).toBeFocused();
  }

  // The work goes on without the app; a start asks nobody.
  await using app = await launchApp({ args: [archive], profile });
  const { window } = app;
  await expect(window.getByRole('banner').getByRole('button', { name: 'Archive' })).toContainText('march');
  await showStudyWork(window);
  await expect(place(window)).toContainText('was followed when the workbench was last open');
  await place(window)
    .getByRole('grid', { name: 'Study work' })
    .getByRole('row')
    .filter({ hasText: 'March work' })
    .click();
  await expect(place(window)).toContainText('Not followed');
  await button(window, 'Follow again').press('Enter');
  await expect(button(window, 'Stop following')).toBeVisible({ timeout: 20_000 });
  await expect(place(window).getByRole('group', { name: 'Actions on the launch' })).toBeFocused();

  // One step is started again behind the one that runs; then all of it is cancelled.
  await sign(window, /^train careful/).click();
  await stepPanel(window).getByRole('button', { name: 'Start the step again' }).click();
  await expect(sign(window, /^train careful by tiny-train: waiting$/)).toBeVisible({ timeout: 20_000 });
  await button(window, 'Cancel the work').click();
  await place(window).getByRole('dialog').getByRole('button', { name: 'End them' }).click();
  await expect(sign(window, /^train hasty by tiny-train: cancelled$/)).toBeVisible({ timeout: 30_000 });
  await expect(said(window)).toContainText('March work: cancelled,');

  fs.writeFileSync(gate, '');
  await button(window, 'Start again what did not end well').click();
  await place(window).getByRole('dialog').getByRole('button', { name: 'Start again' }).click();
  await expect(said(window)).toContainText('March work: complete,', { timeout: 60_000 });
  await expect(sign(window, /^evaluate hasty by tiny-score: done$/)).toBeVisible();
  await expect(place(window).getByRole('group', { name: 'Actions on the launch' })).toBeFocused();

  await stepPanel(window).getByRole('tab', { name: 'Loss' }).click();
  const chart = stepPanel(window).getByRole('img', { name: /^Training loss of/ });
  await expect(chart).toHaveAttribute('data-drawn', 'true');
  await stepPanel(window)
    .getByRole('button', { name: /^Show the table behind/ })
    .click();
  await expect(stepPanel(window).getByRole('grid')).toContainText('1.91');

  await stepPanel(window).getByRole('button', { name: 'Close the step' }).click();
  await expect(sign(window, /^train careful/)).toBeFocused();

  await button(window, 'Open the results').click();
  await expect(window.getByRole('banner').getByRole('button', { name: 'Archive' })).toContainText('march-work');
});
