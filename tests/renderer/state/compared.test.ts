import { describe, expect, it } from 'vitest';
import { useArchives } from '../../../renderer/state/archives';
import { chooseFirst, chooseSecond, pairOf, useCompared } from '../../../renderer/state/compared';

const [march, june, august] = [{ id: 'march' }, { id: 'june' }, { id: 'august' }] as const;
const opened = [march, june, august];

/** Ids of the pair that is compared now. */
function pairNow(): string | null {
  const pair = pairOf(opened, useArchives.getState().currentId, useCompared.getState().otherId);
  return pair && `${pair.a.id} ${pair.b.id}`;
}

describe('the pair that is compared', () => {
  it('is the one looked at, against the chosen or else the first of the others', () => {
    expect(pairOf(opened, 'august', null)).toEqual({ a: march, b: august });
    expect(pairOf(opened, 'march', null)).toEqual({ a: june, b: march });
    expect(pairOf(opened, 'august', 'june')).toEqual({ a: june, b: august });
  });

  it('never is an archive and itself, or one that was closed', () => {
    expect(pairOf(opened, 'march', 'march')).toEqual({ a: june, b: march });
    expect(pairOf([june, august], 'august', 'march')).toEqual({ a: june, b: august });
  });

  it('needs two', () => {
    expect(pairOf([march], 'march', null)).toBeNull();
    expect(pairOf([], null, null)).toBeNull();
  });

  it('changes places where one is chosen on the other side', () => {
    useArchives.setState({ currentId: 'june' });
    useCompared.setState({ otherId: 'march' });
    expect(pairNow()).toBe('march june');
    chooseFirst('june', { a: march, b: june });
    expect(pairNow()).toBe('june march');
    chooseSecond('august', { a: june, b: march });
    expect(pairNow()).toBe('june august');
    chooseSecond('june', { a: june, b: august });
    expect(pairNow()).toBe('august june');
    chooseFirst('march', { a: august, b: june });
    expect(pairNow()).toBe('march june');
  });
});
