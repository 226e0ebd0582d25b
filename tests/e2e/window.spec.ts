import { expect, test } from '@playwright/test';
import { launchApp } from './launch';

test('opens a window titled with the name of the program', async () => {
  await using app = await launchApp();
  await expect(app.window).toHaveTitle('Agora Workbench');
});

test('says that it is ready when the published Table 2 can be read, on the first start and on the second', async () => {
  const profile = test.info().outputPath('profile');
  for (const start of ['first', 'second']) {
    await test.step(`${start} start`, async () => {
      await using app = await launchApp({ profile, environment: { AGORA_BENCH: '1' } });
      await expect.poll(() => app.output(), { intervals: [10] }).toContain('agora-ready');
      const table = app.window.getByRole('grid', { name: /performance gap recovered by generator, method/i });
      const row = table.getByRole('row').filter({ hasText: 'Claude 3.5 Sonnet' });
      // No waiting here: ready means that it is on the screen.
      expect(await row.allInnerTexts()).toEqual([expect.stringContaining('23.4')]);
    });
  }
});
