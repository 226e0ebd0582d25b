/** What the machine's menu asks of the window. */
import type { MenuCommand } from '../../electron/contract';
import { usePalette } from '../state/palette';
import { usePlaces } from '../state/places';
import { toggleTheme } from '../state/theme';
import { chooseWorkspace, saveWorkspace } from '../state/workspace';
import { chooseAndOpen, openPublished, openSmallStudy } from './opening';

const commands: Readonly<Record<MenuCommand, () => void>> = {
  'open-folder': () => void chooseAndOpen('folder'),
  'open-file': () => void chooseAndOpen('file'),
  'open-published': () => void openPublished(),
  'open-small-study': () => void openSmallStudy(),
  'open-workspace': () => void chooseWorkspace(),
  'save-workspace': () => void saveWorkspace(false),
  'save-workspace-as': () => void saveWorkspace(true),
  'command-palette': () => usePalette.getState().toggle(),
  'toggle-theme': toggleTheme,
  'go-archives': () => usePlaces.getState().go('archives'),
  'go-leaderboard': () => usePlaces.getState().go('leaderboard'),
  'go-quality': () => usePlaces.getState().go('quality'),
  'go-analysis': () => usePlaces.getState().go('analysis'),
  'go-compare': () => usePlaces.getState().go('compare'),
  'go-jobs': () => usePlaces.getState().go('jobs'),
};

export function performMenuCommand(command: MenuCommand): void {
  commands[command]();
}
