import { expect, it } from 'vitest';
import { announce, startAnnouncing, stopAnnouncing } from '../../../electron/shell/announce';

it('keeps for the next page what it could not know, and no news of what it reads anyway', () => {
  const sent: string[] = [];
  const page = { isDestroyed: () => false, send: (event: string) => sent.push(event) } as unknown as Parameters<
    typeof startAnnouncing
  >[0];
  stopAnnouncing();
  announce('targets:questions', []);
  announce('network:used', 'box');
  announce('machine:failed', { code: 'launch', message: 'The disk is full.' });
  startAnnouncing(page);
  expect(sent).toEqual(['machine:failed']);
  announce('targets:questions', []);
  expect(sent).toEqual(['machine:failed', 'targets:questions']);
});
