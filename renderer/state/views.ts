/** Views that were named: what is needed to come back to what is on the screen. */
import type { SavedView } from '../../analysis/workspace/workspace';
import { archiveTabs, useArchiveTab } from './archiveTab';
import { useArchives } from './archives';
import { pairOf, useCompared } from './compared';
import { guideNow, showGuide } from './guide';
import { places, usePlaces } from './places';
import { qualityNow, showQuality } from './quality';
import { sayView, useSaid } from './said';
import { useSelection, type Selection } from './selection';

/** What is on the screen, under a name. */
export function viewNow(name: string): SavedView {
  const { place } = usePlaces.getState();
  const { opened, currentId } = useArchives.getState();
  const { selection } = useSelection.getState();
  return {
    name,
    place,
    state: {
      // By its name: ids differ from machine to machine.
      archive: opened.find(({ id }) => id === currentId)?.name ?? null,
      ...(place === 'archives' ? { tab: useArchiveTab.getState().tab } : {}),
      ...(place === 'analysis' ? guideNow() : {}),
      ...(place === 'quality' ? qualityNow() : {}),
      ...(place === 'compare' ? { against: againstNow() } : {}),
      ...(isLasting(selection) ? { selection } : {}),
    },
  };
}

export function keepView(name: string): void {
  sayView(viewNow(name));
}

export function forgetView(name: string): void {
  useSaid.setState(({ views }) => ({ views: views.filter((view) => view.name !== name) }));
}

/** Shows a view again; parts of it that are not there any more are left as they are. */
export function showView({ place: wanted, state }: SavedView): void {
  const { opened, look } = useArchives.getState();
  const archive = opened.find(({ name }) => name === state['archive']);
  if (archive) look(archive.id);
  const place = places.find((each) => each === wanted);
  if (place) usePlaces.getState().go(place);
  const tab = archiveTabs.find((each) => each === state['tab']);
  if (tab) useArchiveTab.getState().show(tab);
  if (place === 'analysis') showGuide(state);
  if (place === 'quality') showQuality(state);
  const against = opened.find(({ name }) => name === state['against']);
  if (place === 'compare' && against) useCompared.getState().choose(against.id);
  const selection = selectionFrom(state['selection']);
  if (selection) useSelection.getState().select(selection);
  else useSelection.getState().clear();
}

/** Name of the archive that the one looked at is compared with. */
function againstNow(): string | null {
  const { opened, currentId } = useArchives.getState();
  return pairOf(opened, currentId, useCompared.getState().otherId)?.a.name ?? null;
}

/** A selection that names things and does not hold them; others do not outlive a reading of the archive. */
function isLasting(selection: Selection | null): boolean {
  return selection?.kind === 'cell' || selection?.kind === 'generator' || selection?.kind === 'run';
}

function selectionFrom(value: unknown): Selection | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, generator, method, domain, run } = value as Readonly<Record<string, unknown>>;
  if (kind === 'run' && typeof run === 'string') return { kind, run };
  if (typeof generator !== 'string') return null;
  if (kind === 'generator') return { kind, generator };
  if (kind !== 'cell' || typeof method !== 'string' || typeof domain !== 'string') return null;
  return { kind, generator, method, domain };
}
