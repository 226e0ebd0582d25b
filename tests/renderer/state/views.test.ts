import { beforeEach, describe, expect, it } from 'vitest';
import { useArchiveTab } from '../../../renderer/state/archiveTab';
import { usePlaces } from '../../../renderer/state/places';
import { useSelection } from '../../../renderer/state/selection';
import { showView, viewNow } from '../../../renderer/state/views';

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
});
