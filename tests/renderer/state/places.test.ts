import { beforeEach, describe, expect, it } from 'vitest';
import { usePlaces } from '../../../renderer/state/places';

const initial = usePlaces.getState();

describe('places', () => {
  beforeEach(() => usePlaces.setState(initial, true));

  it('goes back the way it came', () => {
    usePlaces.getState().go('archives');
    usePlaces.getState().go('analysis');
    expect(usePlaces.getState().back()).toBe(true);
    expect(usePlaces.getState().place).toBe('archives');
    expect(usePlaces.getState().back()).toBe(true);
    expect(usePlaces.getState().place).toBe('leaderboard');
    expect(usePlaces.getState().back()).toBe(false);
    expect(usePlaces.getState().place).toBe('leaderboard');
  });

  it('does not remember going where it already is', () => {
    usePlaces.getState().go('leaderboard');
    expect(usePlaces.getState().back()).toBe(false);
  });
});
