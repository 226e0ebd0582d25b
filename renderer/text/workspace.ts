import type { Problem } from '../../analysis/problem';

/** Words of workspaces: files that name archives and what is said about them. */
export const workspaceText = {
  workspace: 'Workspace',
  none: 'No workspace',
  unsaved: 'unsaved changes',
  explanation:
    'A workspace file names the open archives, their templates, assignments, mappings and named views. The archives stay as they are.',
  open: 'Open workspace…',
  save: 'Save workspace',
  saveAs: 'Save workspace as…',
  close: 'Close workspace',
  opened: (name: string, archives: readonly { readonly location: string }[]) => {
    const shown = archives.slice(0, 3).map(({ location }) => location);
    const more = archives.length > shown.length ? ` and ${archives.length - shown.length} more` : '';
    return shown.length === 0
      ? `${name} is open. It names no archives yet.`
      : `${name} is open, with ${shown.join(', ')}${more}`;
  },
  openedWithProblems: (name: string) => `${name} opened with problems.`,
  closed: (name: string) => `${name} is closed. Its archives stay open.`,
  archives: 'Archives of the workspace',
  unopened: 'not open; stays in the file',
  leaveOut: (name: string) => `Take ${name} out of the workspace`,
  saved: (place: string) => `The workspace was saved to ${place}`,
  failure: (name: string, problems: readonly Problem[]) => ({
    title: `${name} opened with problems`,
    message: 'Parts of the workspace could not be opened.',
    nextStep: 'Each line below names one and what to do.',
    problems,
    archive: null,
  }),
  views: 'Views',
  nameView: 'Name this view',
  keepView: 'Keep',
  showView: (name: string) => `Show the view ${name}`,
  forgetView: (name: string) => `Forget the view ${name}`,
  viewKept: (name: string) => `The view ${name} is kept in the workspace.`,
} as const;
