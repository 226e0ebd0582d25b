import { describe, expect, it } from 'vitest';
import { sessionFrom } from '../../../renderer/state/session';

describe('a kept session', () => {
  it('is read as it was kept', () => {
    const session = { archives: ['published', 'a1'], current: 'a1', place: 'analysis', against: 'published' };
    expect(sessionFrom(JSON.stringify(session))).toEqual(session);
  });

  it.each([
    ['nothing open', { archives: [], current: null, place: 'archives' }],
    ['an archive that is not among the open ones', { archives: ['a1'], current: 'a2', place: 'archives' }],
    ['a place of another version', { archives: ['a1'], current: 'a1', place: 'elsewhere' }],
    ['another form', { archives: 'a1' }],
    ['null', null],
  ])('is none with %s', (_what, kept) => {
    expect(sessionFrom(JSON.stringify(kept))).toBeNull();
  });

  it.each([
    ['of an earlier version', {}],
    ['with an archive that is not open any more', { against: 'a2' }],
  ])('%s is compared with none', (_what, kept) => {
    const session = { archives: ['published', 'a1'], current: 'a1', place: 'compare' };
    expect(sessionFrom(JSON.stringify({ ...session, ...kept }))).toEqual({ ...session, against: null });
  });

  it('is none where the text is cut off', () => {
    expect(sessionFrom('{"archives":["a1"')).toBeNull();
  });
});
