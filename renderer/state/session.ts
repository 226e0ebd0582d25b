/** What was open and where the user was, so that a reload and the next start come back to it. */
import { useArchives } from './archives';
import { useCompared } from './compared';
import { places, usePlaces, type Place } from './places';

export interface Session {
  /** Ids of the open archives, in the order of opening. */
  readonly archives: readonly string[];
  readonly current: string;
  readonly place: Place;
  /** Id of the archive that the current one is compared with; null where none was chosen. */
  readonly against: string | null;
}

const key = 'session';
const startedKey = 'started';

/** The session that was kept last; null where there is none or nothing was open. */
export function keptSession(): Session | null {
  const text = localStorage.getItem(key);
  return text === null ? null : sessionFrom(text);
}

/** Reads a kept session. Null where it is none, as after a change of its form. */
export function sessionFrom(text: string): Session | null {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null) return null;
    if (!('archives' in kept) || !('current' in kept) || !('place' in kept)) return null;
    const archives = Array.isArray(kept.archives) ? kept.archives.filter((id) => typeof id === 'string') : [];
    const place = places.find((each) => each === kept.place);
    const current = archives.find((id) => id === kept.current);
    const wanted = 'against' in kept ? kept.against : null;
    const against = archives.find((id) => id === wanted) ?? null;
    return place !== undefined && current !== undefined ? { archives, current, place, against } : null;
  } catch {
    return null;
  }
}

/** Keeps the session from now on, whenever it changes. */
export function keepSession(): void {
  const keep = (): void => {
    const { opened, currentId } = useArchives.getState();
    const archives = opened.map(({ id }) => id);
    const { place } = usePlaces.getState();
    const { otherId: against } = useCompared.getState();
    localStorage.setItem(key, JSON.stringify({ archives, current: currentId, place, against }));
  };
  useArchives.subscribe((state, before) => {
    if (state.opened !== before.opened || state.currentId !== before.currentId) keep();
  });
  usePlaces.subscribe((state, before) => {
    if (state.place !== before.place) keep();
  });
  useCompared.subscribe(keep);
}

/** True from the second time on that this window loads its page: after a reload, or after its process died. */
export function isReload(): boolean {
  const again = sessionStorage.getItem(startedKey) !== null;
  sessionStorage.setItem(startedKey, '1');
  return again;
}
