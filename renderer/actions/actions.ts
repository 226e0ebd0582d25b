/** Every action of the window, by name: what the command palette lists. */
import { useArchives } from '../state/archives';
import { openHub } from '../state/hub';
import { showJobForm } from '../state/jobs/jobs';
import { showJobsTab } from '../state/jobs/jobsTab';
import { showServeForm } from '../state/study/serving';
import { showStudyForm } from '../state/study/studyPlanning';
import { places, usePlaces } from '../state/places';
import { useSelection } from '../state/selection';
import { chooseTheme, toggleTheme } from '../state/theme';
import { chooseWorkspace, closeWorkspace, saveWorkspace, useWorkspace } from '../state/workspace';
import { actionsText } from '../text/actions';
import { hubText } from '../text/hub';
import { jobsText } from '../text/jobs';
import { launchText } from '../text/launches';
import { placesText } from '../text/places';
import { servingText } from '../text/serving';
import { workspaceText } from '../text/workspace';
import type { Action } from './action';
import { focusFilter } from './focus';
import { chooseAndOpen, openPublished, openSmallStudy } from './opening';
import { chord } from './platform';

/** The actions that are possible now. */
export function currentActions(): readonly Action[] {
  return [...goTo(), ...opening(), ...workspace(), ...archives(), ...view()];
}

function goTo(): readonly Action[] {
  return places.map((place, index) => ({
    id: `go-${place}`,
    group: 'go',
    name: actionsText.goTo(placesText.names[place]),
    shortcut: String(index + 1),
    run: () => usePlaces.getState().go(place),
  }));
}

function opening(): readonly Action[] {
  return [
    {
      id: 'open-folder',
      group: 'open',
      name: actionsText.openFolder,
      shortcut: chord('O'),
      run: () => void chooseAndOpen('folder'),
    },
    {
      id: 'open-file',
      group: 'open',
      name: actionsText.openFile,
      shortcut: chord('Shift', 'O'),
      run: () => void chooseAndOpen('file'),
    },
    { id: 'open-published', group: 'open', name: actionsText.openPublished, run: () => void openPublished() },
    { id: 'open-small-study', group: 'open', name: actionsText.openSmallStudy, run: () => void openSmallStudy() },
    { id: 'pull-from-hub', group: 'open', name: hubText.open, run: openHub },
    { id: 'new-job', group: 'open', name: jobsText.newJob, run: showJobForm },
    { id: 'new-study-work', group: 'open', name: launchText.newWork, run: showStudyForm },
    { id: 'serve-model', group: 'open', name: servingText.serve, run: showServeForm },
    {
      id: 'targets',
      group: 'go',
      name: actionsText.goTo(jobsText.tabNames.targets),
      run: () => showJobsTab('targets'),
    },
  ];
}

function workspace(): readonly Action[] {
  return [
    { id: 'open-workspace', group: 'workspace', name: workspaceText.open, run: () => void chooseWorkspace() },
    {
      id: 'save-workspace',
      group: 'workspace',
      name: workspaceText.save,
      shortcut: chord('S'),
      run: () => void saveWorkspace(false),
    },
    {
      id: 'save-workspace-as',
      group: 'workspace',
      name: workspaceText.saveAs,
      shortcut: chord('Shift', 'S'),
      run: () => void saveWorkspace(true),
    },
    ...(useWorkspace.getState().file
      ? [
          {
            id: 'close-workspace',
            group: 'workspace' as const,
            name: workspaceText.close,
            run: () => void closeWorkspace(),
          },
        ]
      : []),
  ];
}

function archives(): readonly Action[] {
  const { opened, currentId, look, close } = useArchives.getState();
  return opened.flatMap(({ id, name }): readonly Action[] => [
    ...(id === currentId
      ? []
      : [{ id: `look-${id}`, group: 'archive' as const, name: actionsText.lookAt(name), run: () => look(id) }]),
    { id: `close-${id}`, group: 'archive', name: actionsText.closeArchive(name), run: () => close(id) },
  ]);
}

function view(): readonly Action[] {
  const selected = useSelection.getState().selection !== null;
  return [
    { id: 'toggle-theme', group: 'view', name: actionsText.toggleTheme, run: toggleTheme },
    { id: 'theme-system', group: 'view', name: actionsText.themeSystem, run: () => chooseTheme('system') },
    { id: 'theme-light', group: 'view', name: actionsText.themeLight, run: () => chooseTheme('light') },
    { id: 'theme-dark', group: 'view', name: actionsText.themeDark, run: () => chooseTheme('dark') },
    { id: 'toggle-rail', group: 'view', name: actionsText.toggleRail, run: () => usePlaces.getState().toggleRail() },
    { id: 'search', group: 'view', name: actionsText.search, shortcut: '/', run: focusFilter },
    ...(selected
      ? [
          {
            id: 'close-inspector',
            group: 'view' as const,
            name: actionsText.closeInspector,
            shortcut: 'Esc',
            run: () => useSelection.getState().clear(),
          },
        ]
      : []),
  ];
}
