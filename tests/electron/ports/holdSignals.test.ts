import { describe, expect, it, vi } from 'vitest';
import { holdSignals } from '../../../electron/ports/holdSignals';

describe('holdSignals', () => {
  it('lets the work end and tidy up before a signal counts', async () => {
    const order: string[] = [];
    const kill = vi.spyOn(process, 'kill').mockImplementation((_, signal) => {
      order.push(String(signal));
      return true;
    });
    const before = process.listenerCount('SIGINT');
    await holdSignals(async () => {
      process.emit('SIGINT', 'SIGINT');
      await Promise.resolve();
      order.push('tidied');
    });
    expect(order).toEqual(['tidied', 'SIGINT']);
    expect(process.listenerCount('SIGINT')).toBe(before);
    kill.mockRestore();
  });
});
