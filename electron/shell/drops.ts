/** Files dropped on the window. Only here can a dropped file be turned into its path; the page never sees it. */
import type { WebUtils } from 'electron';

/**
 * Calls `opened` with the absolute paths of what the user drops. The page never navigates to what is dropped.
 * `webUtils` is there from Electron 29; before that a file carries its path itself.
 */
export function listenForDrops(
  webUtils: WebUtils | undefined,
  opened: (paths: readonly string[]) => Promise<void>,
): void {
  const pathOf = (file: File & { readonly path?: string }): string => webUtils?.getPathForFile(file) ?? file.path ?? '';
  window.addEventListener('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    // A drop that a script of the page made up names nothing that the user chose.
    if (!event.isTrusted || event.dataTransfer === null) return;
    // A file that a script made has no path.
    const paths = [...event.dataTransfer.files].map(pathOf).filter((path) => path !== '');
    // What fails is told to the window by the machine.
    if (paths.length > 0) void opened(paths).catch(() => undefined);
  });
}
