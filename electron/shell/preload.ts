/** The bridge between page and machine: intents, and nothing of Electron behind them. Runs in its own world, sandboxed. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { AgoraBridge, MachineEvents } from '../contract';
import type { Answer, Calls, Channel, Envelope } from './calls';
import { listenForDrops } from './drops';

async function call<C extends Channel>(channel: C, ...parameters: Parameters<Calls[C]>): Promise<Answer<C>> {
  const envelope = (await ipcRenderer.invoke(channel, ...parameters)) as Envelope<Answer<C>>;
  if (envelope.ok) return envelope.value;
  throw new Error(envelope.failure.message);
}

/** The listener gets the payload alone: the event would hand out the sender. */
function on<E extends keyof MachineEvents>(event: E, listener: (payload: MachineEvents[E]) => void): () => void {
  const forward = (_event: unknown, payload: MachineEvents[E]) => listener(payload);
  ipcRenderer.on(event, forward);
  return () => {
    ipcRenderer.removeListener(event, forward);
  };
}

const bridge: AgoraBridge = {
  startupArchives: () => call('archives:startup'),
  publishedStudy: () => call('archives:published'),
  smallStudy: () => call('archives:small-study'),
  chooseArchive: (what) => call('archives:choose', what),
  lendFiles: (what) => call('archives:lend', what),
  recentArchives: () => call('archives:recent'),
  reopenArchive: (id) => call('archives:reopen', id),
  forgetArchive: (id) => call('archives:forget', id),
  startupWorkspace: () => call('workspace:startup'),
  openWorkspace: () => call('workspace:open'),
  reopenWorkspace: (id) => call('workspace:reopen', id),
  saveWorkspace: (content, as) => call('workspace:save', content, as),
  rememberWorkspace: (content) => call('workspace:remember', content),
  closeWorkspace: () => call('workspace:close'),
  exportFigure: (request) => call('figures:export', request),
  saveText: (suggestedName, text) => call('files:save', { suggestedName, text }),
  listHub: (dataset) => call('hub:list', dataset),
  pullHub: (selection) => call('hub:pull', selection),
  cancelHub: () => call('hub:cancel'),
  listJobs: () => call('jobs:list'),
  chooseJobInput: (what) => call('jobs:choose', what),
  estimateJob: (draft) => call('jobs:estimate', draft),
  previewRequest: (draft, item, template) => call('jobs:preview', draft, item, template),
  readTemplate: (draft) => call('jobs:template', draft),
  saveTemplate: (draft, text) => call('jobs:save-template', draft, text),
  copyPrompts: (prompts) => call('jobs:copy-prompts', prompts),
  startJob: (draft) => call('jobs:start', draft),
  resumeJob: (id, budgetUsd) => call('jobs:resume', id, budgetUsd),
  pauseJob: (id) => call('jobs:pause', id),
  cancelJob: (id) => call('jobs:cancel', id),
  copyJob: (id) => call('jobs:copy', id),
  watchJob: (id) => call('jobs:watch', id),
  openJob: (id) => call('jobs:open', id),
  listProviders: () => call('jobs:providers'),
  listModels: (provider, baseUrl) => call('jobs:models', provider, baseUrl),
  listTargets: () => call('targets:list'),
  saveTarget: (draft, instead) => call('targets:save', draft, instead),
  removeTarget: (name) => call('targets:remove', name),
  testTarget: (name) => call('targets:test', name),
  stopTest: (name) => call('targets:stop-test', name),
  answerHost: (question, answer) => call('targets:answer', question, answer),
  listStepKinds: () => call('steps:list'),
  choosePlanFile: () => call('launches:choose'),
  planStudy: (draft) => call('launches:plan', draft),
  planServing: (draft) => call('launches:plan-serving', draft),
  launchStudy: (planned) => call('launches:start', planned),
  listLaunches: () => call('launches:list'),
  watchLaunch: (id) => call('launches:watch', id),
  viewStep: (id, step) => call('launches:step', id, step),
  searchLog: (id, step, text) => call('launches:search', id, step, text),
  followLaunches: (ids) => call('launches:follow', ids),
  leaveLaunches: (ids) => call('launches:leave', ids),
  cancelLaunch: (id, steps) => call('launches:cancel', id, steps),
  launchAgain: (id, steps) => call('launches:again', id, steps),
  copyServedKey: (id) => call('launches:copy-key', id),
  openLaunch: (id) => call('launches:open', id),
  secretState: (name) => call('secrets:state', name),
  setSecret: (name, value, where) => call('secrets:set', { name, value, where }),
  forgetSecret: (name) => call('secrets:forget', name),
  readDerived: (key) => call('derived:read', key),
  writeDerived: (key, bytes) => call('derived:write', key, bytes),
  openLink: (url) => call('links:open', url),
  readPreferences: () => call('preferences:read'),
  writePreferences: (changes) => call('preferences:write', changes),
  ready: () => call('window:ready'),
  log: (level, message) => call('log:write', { level, message }),
  onArchivesGranted: (listener) => on('archives:granted', listener),
  onWorkspaceGranted: (listener) => on('workspace:granted', listener),
  onMenuCommand: (listener) => on('menu:command', listener),
  onHubProgress: (listener) => on('hub:progress', listener),
  onJobProgress: (listener) => on('jobs:progress', listener),
  onJobWatched: (listener) => on('jobs:watched', listener),
  onHostQuestions: (listener) => on('targets:questions', listener),
  onLaunchChanged: (listener) => on('launches:changed', listener),
  onLaunchWatched: (listener) => on('launches:watched', listener),
  onNetworkUsed: (listener) => on('network:used', listener),
  onFailure: (listener) => on('machine:failed', listener),
};

contextBridge.exposeInMainWorld('agora', bridge);
listenForDrops(webUtils, (paths) => call('archives:dropped', paths));
