/** The harness must notice what it is there to notice. */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, type LaunchedApp } from './launch';

const appFolder = path.join(import.meta.dirname, 'faulty');

const faults: readonly (readonly [fault: string, noticed: RegExp])[] = [
  ['console-error', /console: a wrong thing/],
  ['page-error', /console: Uncaught SyntaxError/],
  ['rejection', /console: Uncaught \(in promise\) Error: nobody waits/],
  ['policy-violation', /console: .*Content Security Policy/],
  ['worker-error', /console: Uncaught Error: inside/],
  ['worker-console-error', /console: a wrong thing/],
  ['worker-policy-violation', /console: .*Content Security Policy/],
  ['renderer-gone', /renderer gone: crashed/],
];

async function launchFaulty(fault: string, allow: readonly RegExp[]): Promise<LaunchedApp> {
  return launchApp({ appFolder, args: [fault], allow });
}

for (const [fault, noticed] of faults) {
  test(`notices: ${fault}`, async () => {
    const app = await launchFaulty(fault, []);
    await expect.poll(() => app.problems().join('\n')).toMatch(noticed);
    await expect(app[Symbol.asyncDispose]()).rejects.toThrow(noticed);
  });
}

test('lets a problem pass that the test allows', async () => {
  const app = await launchFaulty('console-error', [/a wrong thing/]);
  await expect(app.window).toHaveTitle('Done');
  await app[Symbol.asyncDispose]();
});

test('is content with an app that only warns', async () => {
  await using app = await launchFaulty('none', []);
  await expect(app.window).toHaveTitle('Done');
});
