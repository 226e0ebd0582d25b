import { describe, expect, it } from 'vitest';
import { selectionOf } from '../../../renderer/state/selection';

describe('the selection that a subject names', () => {
  it('is a cell where generator, method and domain are known', () => {
    const subject = { generator: 'g', method: 'm', domain: 'd' };
    expect(selectionOf(subject)).toEqual({ kind: 'cell', ...subject });
  });

  it('is a generator where the setting is not', () => {
    expect(selectionOf({ generator: 'g', method: null, domain: null })).toEqual({ kind: 'generator', generator: 'g' });
    expect(selectionOf({ generator: 'g', over: 'all' })).toEqual({ kind: 'generator', generator: 'g' });
  });

  it('is nothing without a generator', () => {
    expect(selectionOf({ method: 'm', domain: 'd' })).toBeNull();
    expect(selectionOf(undefined)).toBeNull();
  });
});
