import { describe, expect, it, vi } from 'vitest';
import { stopOnSignal } from '../../../electron/ports/stopOnSignal';

describe('stopOnSignal', () => {
  it('cancels the work, lets it end, and passes the signal on', async () => {
    const order: string[] = [];
    const kill = vi.spyOn(process, 'kill').mockImplementation((_, signal) => {
      order.push(String(signal));
      return true;
    });
    const before = process.listenerCount('SIGINT');
    await stopOnSignal(async (signal) => {
      process.emit('SIGINT', 'SIGINT');
      // A second one would end the process by itself.
      expect(process.listenerCount('SIGINT')).toBe(before);
      await Promise.resolve();
      order.push(signal.aborted ? 'cancelled' : 'went on');
    });
    expect(order).toEqual(['cancelled', 'SIGINT']);
    kill.mockRestore();
  });

  it('leaves nothing behind where no signal comes', async () => {
    const before = process.listenerCount('SIGTERM');
    await expect(stopOnSignal(() => Promise.reject(new Error('of the work')))).rejects.toThrow('of the work');
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
