import { describe, expect, it } from 'vitest';
import type { LaunchSummary } from '../../../electron/contract';
import { launchNews } from '../../../electron/shell/launchNews';

const underway: LaunchSummary = {
  id: 'march',
  name: 'March',
  createdMs: 0,
  target: 'box',
  state: 'underway',
  isHere: true,
  counts: { running: 2, done: 1 },
  steps: 3,
  seenMs: 1,
  unreachable: null,
  secondsLeft: null,
  served: null,
};

describe('news of a launch', () => {
  it('is none for what was not known, and for what goes on', () => {
    expect(launchNews(null, { ...underway, state: 'complete' })).toBeNull();
    expect(launchNews(underway, { ...underway, counts: { running: 1, done: 2 } })).toBeNull();
    expect(launchNews(underway, { ...underway, unreachable: 'The host does not answer.' })).toBeNull();
  });

  it('is its end, and each failure before', () => {
    expect(launchNews(underway, { ...underway, state: 'complete', counts: { done: 3 } })?.title).toContain('complete');
    const failed = { ...underway, counts: { running: 1, done: 1, failed: 1 } };
    expect(launchNews(underway, failed)?.body).toContain('A step failed on box');
    expect(launchNews({ ...underway, target: 'here' }, { ...failed, target: 'here' })?.body).toContain(
      'failed on this machine',
    );
    expect(launchNews(failed, failed)).toBeNull();
    const ended: LaunchSummary = { ...underway, state: 'incomplete', counts: { done: 1, failed: 1, lost: 1 } };
    expect(launchNews(failed, ended)?.body).toContain('2 of 3 steps');
  });

  it('is that a model answers, and nothing while it goes on answering', () => {
    const waiting = { model: 'm', state: 'loading', baseUrl: null, hasKey: true, reason: '' } as const;
    const answering = { ...waiting, state: 'answering', baseUrl: 'http://127.0.0.1:1/v1' } as const;
    const before: LaunchSummary = { ...underway, steps: 1, counts: { running: 1 }, served: waiting };
    const after: LaunchSummary = { ...before, served: answering };
    expect(launchNews(before, before)).toBeNull();
    expect(launchNews(before, after)).toEqual({ title: 'm answers', body: 'At http://127.0.0.1:1/v1, served on box.' });
    expect(launchNews(after, after)).toBeNull();
    // It answered before the connection broke.
    expect(launchNews({ ...before, served: { ...waiting, state: 'broken' } }, after)).toBeNull();
    expect(launchNews(after, { ...after, state: 'incomplete', counts: { failed: 1 } })?.title).toBe('March has ended');
  });
});
