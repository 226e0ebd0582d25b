/** Keys that work everywhere in the window. Keys of a table or a menu are handled there, first. */
import { usePalette } from '../state/palette';
import { places, usePlaces } from '../state/places';
import { useSelection } from '../state/selection';
import { focusFilter } from './focus';

/** Listens until the returned function is called. */
export function bindShortcuts(): () => void {
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    usePalette.getState().toggle();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || usePalette.getState().open) return;
  if (event.key === 'Escape') return escape(event);
  if (isTyping(event.target)) return;
  const place = places[Number(event.key) - 1];
  if (place) usePlaces.getState().go(place);
  else if (event.key === '/') {
    event.preventDefault();
    focusFilter();
  }
}

/** First out of a field, then the inspector, then the place before. */
function escape(event: KeyboardEvent): void {
  if (isTyping(event.target)) event.target.blur();
  else if (useSelection.getState().selection) useSelection.getState().clear();
  else usePlaces.getState().back();
}

function isTyping(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}
