import { describe, expect, it } from 'vitest';
import { afterFailure, isLoop, loopLimit, loopWindowMs } from '../../../electron/shell/recovery';
import { recoveryPage } from '../../../electron/shell/recoveryPage';

describe('a window that fails', () => {
  it('is offered again until it failed three times in a row', () => {
    let failures: readonly number[] = [];
    for (let count = 1; count <= loopLimit; count += 1) {
      failures = afterFailure(failures, count * 1000);
      expect(isLoop(failures)).toBe(count === loopLimit);
    }
  });

  it('is offered again when the failures lie far apart', () => {
    let failures: readonly number[] = [];
    for (let count = 0; count < 10; count += 1) failures = afterFailure(failures, count * loopWindowMs);
    expect(isLoop(failures)).toBe(false);
  });

  it('is stood in for by a page with actions, and no reload in a loop', () => {
    expect(recoveryPage('gone')).toContain('href="/recovery/reload"');
    expect(recoveryPage('loop')).not.toContain('href="/recovery/reload"');
    for (const reason of ['gone', 'silent', 'unresponsive', 'loop']) {
      expect(recoveryPage(reason)).toContain('href="/recovery/save-log"');
      expect(recoveryPage(reason)).not.toContain('<script');
    }
  });

  it('never writes the reason it is given into the page', () => {
    expect(recoveryPage('<img src=x>')).toBe(recoveryPage('silent'));
    expect(recoveryPage('toString')).toBe(recoveryPage('silent'));
  });
});
