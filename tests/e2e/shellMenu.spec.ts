/** The menu of the application. */
import { expect, test } from '@playwright/test';
import { launchApp } from './launch';

test('every action of the menu has its command', async () => {
  await using app = await launchApp();
  await expect(app.window).toHaveTitle('Agora Workbench');
  const commands = await app.electron.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    return items.flatMap(({ id, accelerator }) => (id ? [`${id} ${accelerator ?? ''}`.trim()] : []));
  });
  expect(commands).toEqual([
    'open-folder CmdOrCtrl+O',
    'open-file CmdOrCtrl+Shift+O',
    'open-published',
    'open-small-study',
    'open-workspace',
    'save-workspace CmdOrCtrl+S',
    'save-workspace-as CmdOrCtrl+Shift+S',
    'command-palette CmdOrCtrl+K',
    'go-archives 1',
    'go-leaderboard 2',
    'go-quality 3',
    'go-analysis 4',
    'go-compare 5',
    'go-jobs 6',
    'toggle-theme',
  ]);
});
