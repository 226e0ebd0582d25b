import { beforeEach, describe, expect, it } from 'vitest';
import { useArchiveTab } from '../../../renderer/state/archiveTab';
import { useArchives } from '../../../renderer/state/archives';
import { useCompared } from '../../../renderer/state/compared';
import { usePlaces } from '../../../renderer/state/places';
import { useSelection } from '../../../renderer/state/selection';
import { showView, viewNow } from '../../../renderer/state/views';
import { emptyArchive } from './emptyArchive';

beforeEach(() => {
  useArchiveTab.getState().show('coverage');
  useSelection.getState().clear();
  usePlaces.setState({ place: 'leaderboard' });
});

describe('a named view', () => {
  it('comes back with its place, its list and what was selected', () => {
    usePlaces.getState().go('archives');
    useArchiveTab.getState().show('runs');
    useSelection.getState().select({ kind: 'run', run: 'r' });
    const view = viewNow('runs');
    usePlaces.getState().go('analysis');
    useArchiveTab.getState().show('problems');
    useSelection.getState().clear();
    showView(structuredClone(view));
    expect(usePlaces.getState().place).toBe('archives');
    expect(useArchiveTab.getState().tab).toBe('runs');
    expect(useSelection.getState().selection).toEqual({ kind: 'run', run: 'r' });
  });

  it('leaves out what it does not know, as from another version', () => {
    useSelection.getState().select({ kind: 'generator', generator: 'g' });
    const state = { archive: 7, tab: 'none', selection: { kind: 'cell', generator: 'g' } };
    showView({ name: 'odd', place: 'nowhere', state });
    expect(usePlaces.getState().place).toBe('leaderboard');
    expect(useArchiveTab.getState().tab).toBe('coverage');
    expect(useSelection.getState().selection).toBeNull();
  });

  it('comes back with the archive that another is compared with, by its name', () => {
    const named = (name: string) => ({ ...emptyArchive(`id of ${name}`), name });
    const [march, june, august] = [named('march'), named('june'), named('august')];
    useArchives.setState({ opened: [march, june, august], currentId: august.id });
    useCompared.getState().choose(june.id);
    usePlaces.getState().go('compare');
    const view = viewNow('summer');
    expect(view.state).toMatchObject({ archive: 'august', against: 'june' });
    useCompared.getState().choose(march.id);
    useArchives.getState().look(june.id);
    showView(structuredClone(view));
    expect(useArchives.getState().currentId).toBe(august.id);
    expect(useCompared.getState().otherId).toBe(june.id);
  });
});
