import { beforeEach, describe, expect, it } from 'vitest';
import { nothingDropped } from '../../../analysis/study/analyse/sensitivity/dropped';
import { droppedParts, guideNow, isDropped, partOf, showGuide, useGuide } from '../../../renderer/state/guide';
import { usePlaces } from '../../../renderer/state/places';
import { showView, viewNow } from '../../../renderer/state/views';

const generator = { kind: 'generator', generator: 'g' } as const;
const setting = { kind: 'setting', method: 'm', domain: 'd' } as const;
const cell = { kind: 'cell', generator: 'g', method: 'm', domain: 'd' } as const;

beforeEach(() => useGuide.setState({ question: 'components', dropped: nothingDropped, past: [], future: [] }));

describe('parts that are left out', () => {
  it('are left out and taken back, each step undone and done again', () => {
    const { toggle, undo, redo, clear } = useGuide.getState();
    for (const part of [generator, setting, cell]) toggle(part);
    expect(droppedParts(useGuide.getState().dropped)).toEqual([generator, setting, cell]);
    toggle(setting);
    expect(isDropped(useGuide.getState().dropped, setting)).toBe(false);
    undo();
    expect(isDropped(useGuide.getState().dropped, setting)).toBe(true);
    redo();
    expect(isDropped(useGuide.getState().dropped, setting)).toBe(false);
    clear();
    expect(useGuide.getState().dropped).toEqual(nothingDropped);
    for (let i = 0; i < 9; i++) undo();
    expect(useGuide.getState().dropped).toEqual(nothingDropped);
    expect(useGuide.getState().past).toEqual([]);
  });

  it('forget what was undone once something else is left out', () => {
    const { toggle, undo, redo } = useGuide.getState();
    toggle(generator);
    undo();
    toggle(cell);
    redo();
    expect(droppedParts(useGuide.getState().dropped)).toEqual([cell]);
  });

  it('are named by marks and table cells', () => {
    expect(partOf({ generator: 'g' })).toEqual(generator);
    expect(partOf({ method: 'm', domain: 'd' })).toEqual(setting);
    expect(partOf({ generator: 'g', method: 'm', domain: 'd' })).toEqual(cell);
    expect(partOf({ metric: 'm' })).toBeNull();
    expect(partOf(undefined)).toBeNull();
  });

  it('come back with a named view, and so does the question', () => {
    usePlaces.setState({ place: 'analysis' });
    useGuide.getState().ask('problem-solving');
    for (const part of [generator, setting, cell]) useGuide.getState().toggle(part);
    const view = viewNow('without');
    useGuide.getState().clear();
    useGuide.getState().ask('components');
    showView(structuredClone(view));
    expect(useGuide.getState().question).toBe('problem-solving');
    expect(droppedParts(useGuide.getState().dropped)).toEqual([generator, setting, cell]);
  });

  it('are none where a view knows none, or what it has is no part', () => {
    useGuide.getState().toggle(cell);
    showGuide({ question: 'why', without: { generators: 7, settings: [3, { method: 'm' }], cells: [null] } });
    expect(guideNow()).toEqual({ question: 'components' });
  });
});
