import { expect, test } from '@playwright/test';
import { launchApp } from './launch';

test('opens a window titled with the name of the program', async () => {
  await using app = await launchApp();
  await expect(app.window).toHaveTitle('Agora Workbench');
});
