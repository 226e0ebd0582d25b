import { useGuide } from '../../state/guide';

/** Ctrl/⌘-Z takes the last part back, with Shift it leaves it out again; in a field it undoes typing. Returns the end. */
export function undoKeys(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const isField = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z' || isField) return;
    event.preventDefault();
    if (event.shiftKey) useGuide.getState().redo();
    else useGuide.getState().undo();
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
