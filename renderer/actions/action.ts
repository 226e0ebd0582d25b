/** One thing the user can do, wherever it is offered. */
export interface Action {
  readonly id: string;
  readonly group: 'go' | 'open' | 'workspace' | 'archive' | 'view';
  readonly name: string;
  /** As printed beside the name, for example `Ctrl+O`; the keys themselves are bound by the menu or `shortcuts.ts`. */
  readonly shortcut?: string;
  run(): void;
}
