/** Files dropped on the window. Only here can a dropped file be turned into its path; the page never sees it. */
import * as electron from 'electron';

/** Calls `opened` with the absolute paths of what the user drops. The page never navigates to what is dropped. */
export function listenForDrops(opened: (paths: readonly string[]) => Promise<void>): void {
  window.addEventListener('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    // A drop that a script of the page made up names nothing that the user chose.
    if (!event.isTrusted || event.dataTransfer === null) return;
    const paths = [...event.dataTransfer.files].map(pathOf).filter((path) => path !== '');
    // What fails is told to the window by the machine.
    if (paths.length > 0) void opened(paths).catch(() => undefined);
  });
}

/** The path of a file from the disk; empty for one that a script made. `webUtils` is there from Electron 29. */
function pathOf(file: File & { readonly path?: string }): string {
  const webUtils: typeof electron.webUtils | undefined = electron.webUtils;
  return webUtils === undefined ? (file.path ?? '') : webUtils.getPathForFile(file);
}
