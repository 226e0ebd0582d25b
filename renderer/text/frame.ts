import { plural } from './plural';

/** Words of the window's frame: top bar, status line, inspector. */
export const frameText = {
  title: 'Agora Workbench',
  archive: 'Archive',
  noArchive: 'No archive',
  rename: 'Rename',
  renameArchive: (name: string) => `Rename ${name}`,
  nameOf: (name: string) => `Name of ${name}`,
  selection: 'Selection',
  clearSelection: 'Clear the selection',
  theme: { light: 'Switch to dark', dark: 'Switch to light' },
  status: 'Status',
  tasks: 'Tasks',
  cancel: 'Cancel',
  cancelTask: (label: string) => `Cancel: ${label}`,
  amountOf: (done: string, total: string) => `${done} of ${total}`,
  rows: (count: number) => plural(count, 'row'),
  starting: 'Starting',
  ready: 'Ready',
  checking: 'Showing the last session’s results while the files are checked',
  unchecked: 'Showing the last session’s results; the files were not read again',
  problems: (count: number) => plural(count, 'problem'),
  showProblems: 'Show the list of problems',
  network: (host: string | null) => (host === null ? 'offline' : `network: ${host}`),
  networkExplanation: (host: string | null) =>
    host === null
      ? 'Nothing is sent or fetched over the network.'
      : `Files are being fetched from ${host}, as you asked.`,
  inMemory: 'in memory',
  inMemoryExplanation: (reason: string) =>
    `The database is kept in memory: ${reason}. Archives are read again at the next start.`,
  inspector: 'Inspector',
  closeInspector: 'Close the inspector',
  dismiss: 'Dismiss this message',
  loading: 'Loading',
  failedTitle: 'This place could not be drawn',
  failedNext: 'Choose another place, or reload the window. Archives are not affected.',
} as const;
