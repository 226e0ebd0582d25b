/** A host behind a real sshd as a target: added, asked about, tested, and refused when it is another one. */
import fs from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { sshdMissing, startSshServer } from '../services/sshd';
import { filesWith, processesWith } from './canary';
import { button, place, showJobs, status } from './jobSteps';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();
const passphrase = 'canary passphrase 4d7a';

/* Where no sshd can be had there is no host to ask. */
const whereSshdIs = sshdMissing === null ? test : test.skip;

whereSshdIs('asks what ssh asks, keeps no answer, and finds what a host has', async () => {
  test.setTimeout(180_000);
  await using server = await startSshServer({ passphrase });
  const known = fs.readFileSync(server.knownHosts, 'utf8');
  fs.writeFileSync(server.knownHosts, '');
  const profile = scratch('profile');
  await using app = await launchApp({ profile, environment: { AGORA_SSH_CONFIG: server.configFile } });
  const { window } = app;
  await showJobs(app);
  await addBox(window, scratch('far'));
  const box = place(window).getByRole('region', { name: 'box' });
  await expect(status(window)).toContainText('offline');
  await box.getByRole('button', { name: 'Test' }).click();

  // An unknown host: Enter alone accepts it not.
  const question = window.getByRole('dialog', { name: 'ssh asks about encrypted' });
  await expect(question).toContainText(/SHA256:\S{43}/);
  await expect(question.getByRole('button', { name: 'No', exact: true })).toBeFocused();
  await question.getByRole('button', { name: 'Yes' }).click();
  await question.getByLabel('Answer').fill('a wrong one');
  await question.getByRole('button', { name: 'Send' }).click();
  await expect(question).toContainText('ssh asks this again');
  await expect(question.getByLabel('Answer')).toHaveValue('');
  await question.getByLabel('Answer').fill(passphrase);
  await question.getByLabel('Answer').press('Enter');
  await expect(question).toHaveCount(0);
  await expect(box).toContainText('/usr/bin/python3', { timeout: 60_000 });
  await expect(box).toContainText(scratch('far'));
  await expect(status(window)).toContainText('offline');
  expect([...filesWith(passphrase, profile), ...processesWith(passphrase)]).toEqual([]);

  // Asked anew where the connection, which is kept for a while, is gone. Nobody answers: it is said, and what was found stays.
  await server.cut();
  await box.getByRole('button', { name: 'Test again' }).click();
  await question.getByRole('button', { name: 'Do not answer' }).click();
  await expect(box.getByRole('status')).toContainText('was not let in');
  await expect(box).toContainText('/usr/bin/python3');

  fs.writeFileSync(server.knownHosts, known);
  await server.changeHostKey();
  await box.getByRole('button', { name: 'Test again' }).click();
  await expect(box.getByRole('status')).toContainText(/It shows SHA256:\S{43} now\..*ssh-keygen -f/);
});

whereSshdIs('leaves nothing that waits when it is closed while a host asks', async () => {
  await using server = await startSshServer({ passphrase });
  // As a word of ssh: the app itself has the file's name in its environment.
  const isAsking = () => processesWith(`-F\0${server.configFile}`);
  {
    await using app = await launchApp({ environment: { AGORA_SSH_CONFIG: server.configFile } });
    await showJobs(app);
    await addBox(app.window, scratch('far'));
    await place(app.window).getByRole('region', { name: 'box' }).getByRole('button', { name: 'Test' }).click();
    await expect(app.window.getByRole('dialog', { name: 'ssh asks about encrypted' })).toBeVisible();
    expect(isAsking().length).toBeGreaterThan(0);
  }
  await expect.poll(isAsking, { timeout: 30_000 }).toEqual([]);
});

/** The host whose key has a passphrase, as a target. */
async function addBox(window: Page, folder: string): Promise<void> {
  await place(window).getByRole('tab', { name: 'Targets' }).click();
  await button(window, 'Add a target…').click();
  const form = place(window).getByRole('form', { name: 'New target' });
  await form.getByText('A host over SSH', { exact: true }).click();
  await form.getByLabel('Name', { exact: true }).fill('box');
  await form.getByLabel('Host', { exact: true }).fill('encrypted');
  await form.getByLabel('Folder', { exact: true }).fill(folder);
  await form.getByLabel('Python', { exact: true }).fill('/usr/bin/python3');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
}
