/** What the machine does for each call. */
import { saveText } from './dialogs';
import { startAnnouncing } from './announce';
import { published, smallStudy } from '../ports/bundled';
import { openBundled, reopenArchive } from './archives';
import type { Handlers } from './calls';
import { windowIsReady } from './crashWindow';
import { exportFigure } from './exportFigure';
import { readDerived, writeDerived } from './derived';
import { openLink } from './links';
import { cancelHub, listHub, pullHub } from './hub';
import { jobHandlers } from './jobs';
import { log } from './log';
import { tellNetworkUse } from './networkUse';
import { chooseArchive, lendFiles, openPaths, startupArchives, startupWorkspace } from './openPaths';
import { readPreferences, writePreferences } from './preferences';
import { forgetArchive, recentArchives } from './recents';
import { secrets } from './secrets';
import { tellStartTime } from './startTime';
import { studyHandlers } from './study';
import { tellQuestions } from './studyNews';
import { mainWindow } from './windows';
import { chooseWorkspace, closeWorkspace, rememberWorkspace, reopenWorkspace, saveWorkspace } from './workspace';

/** One handler a channel. */
export const handlers: Handlers = {
  'archives:startup': startupArchives,
  'archives:published': () => openBundled(published),
  'archives:small-study': () => openBundled(smallStudy),
  'archives:choose': chooseArchive,
  'archives:lend': lendFiles,
  'archives:recent': recentArchives,
  'archives:reopen': reopenArchive,
  'archives:forget': forgetArchive,
  'archives:dropped': openPaths,
  'workspace:startup': startupWorkspace,
  'workspace:open': chooseWorkspace,
  'workspace:reopen': reopenWorkspace,
  'workspace:save': saveWorkspace,
  'workspace:remember': rememberWorkspace,
  'workspace:close': closeWorkspace,
  'figures:export': exportFigure,
  'files:save': ({ suggestedName, text }) => saveText(suggestedName, text),
  'hub:list': listHub,
  'hub:pull': pullHub,
  'hub:cancel': cancelHub,
  ...jobHandlers,
  ...studyHandlers,
  'secrets:state': secrets.state,
  'secrets:set': ({ name, value, where }) => secrets.set(name, value, where),
  'secrets:forget': secrets.forget,
  'derived:read': readDerived,
  'derived:write': writeDerived,
  'links:open': openLink,
  'preferences:read': readPreferences,
  'preferences:write': writePreferences,
  'window:ready': () => {
    tellStartTime();
    windowIsReady();
    const window = mainWindow();
    if (window !== null) startAnnouncing(window.webContents);
    tellNetworkUse();
    tellQuestions();
  },
  'log:write': ({ level, message }) => log(level, 'window', message),
};
