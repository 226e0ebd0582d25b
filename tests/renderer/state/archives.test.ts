import { beforeEach, describe, expect, it } from 'vitest';
import { useArchives } from '../../../renderer/state/archives';
import { startSelection, useSelection } from '../../../renderer/state/selection';
import { emptyArchive as opened } from './emptyArchive';

const initial = useArchives.getState();

const ids = () => useArchives.getState().opened.map(({ id }) => id);

describe('open archives', () => {
  beforeEach(() => useArchives.setState(initial, true));

  it('looks at the archive opened last, and at the one before when it is closed', () => {
    const { show, close } = useArchives.getState();
    show(opened('first'));
    show(opened('second'));
    expect(useArchives.getState().currentId).toBe('second');
    close('second');
    expect(useArchives.getState().currentId).toBe('first');
    close('first');
    expect(useArchives.getState()).toMatchObject({ currentId: null, opened: [] });
  });

  it('replaces an archive that is opened again, in its place', () => {
    const { show } = useArchives.getState();
    show(opened('first'));
    show(opened('second'));
    show(opened('first'));
    expect(ids()).toEqual(['first', 'second']);
    expect(useArchives.getState().currentId).toBe('first');
  });

  it('confirms a remembered archive without taking the user away from another', () => {
    const { show, confirm } = useArchives.getState();
    show(opened('remembered', false));
    show(opened('other'));
    confirm(opened('remembered'));
    expect(useArchives.getState().currentId).toBe('other');
    expect(useArchives.getState().opened[0]?.confirmed).toBe(true);
  });

  it('does not bring back an archive that was closed before it was confirmed', () => {
    const { show, close, confirm } = useArchives.getState();
    show(opened('remembered', false));
    close('remembered');
    confirm(opened('remembered'));
    expect(ids()).toEqual([]);
  });

  it('puts an archive behind the one that is looked at', () => {
    const { add } = useArchives.getState();
    add(opened('first'));
    add(opened('second'));
    expect(ids()).toEqual(['first', 'second']);
    expect(useArchives.getState().currentId).toBe('first');
  });

  it('takes the selection along with the archive it belongs to', () => {
    const end = startSelection();
    const { show, confirm, look, close } = useArchives.getState();
    const select = () => useSelection.getState().select({ kind: 'run', run: 'a run' });
    const selection = () => useSelection.getState().selection;
    show(opened('first', false));
    select();
    confirm(opened('first'));
    expect(selection()).not.toBeNull();
    show(opened('second'));
    expect(selection()).toBeNull();
    select();
    look('first');
    expect(selection()).toBeNull();
    select();
    close('first');
    expect(selection()).toBeNull();
    end();
  });

  it('keeps what is open when another archive fails', () => {
    const { show, fail } = useArchives.getState();
    show(opened('first'));
    fail({ title: 'It failed', message: 'Nothing can be read.', nextStep: null, problems: [], archive: null });
    expect(ids()).toEqual(['first']);
    expect(useArchives.getState().currentId).toBe('first');
    show(opened('second'));
    expect(useArchives.getState().failure).toBeNull();
  });
});
