import { describe, expect, it } from 'vitest';
import { isReturnAddress, rowMemoryOf, type RowMemory } from '../../../renderer/engine/rowMemory';

/** Row memory, and the way on which its database gives back. */
function made(): { memory: RowMemory; giveBack: (buffer: ArrayBuffer) => Promise<void> } {
  let address: MessagePort | undefined;
  const postMessage = (message: unknown, ports: MessagePort[]) => {
    if (isReturnAddress(message)) address = ports[0];
  };
  const memory = rowMemoryOf({ postMessage } as unknown as Worker);
  return {
    memory,
    giveBack: async (buffer) => {
      address?.postMessage(buffer, [buffer]);
      // Both ends are in this process.
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

describe('memory for rows', () => {
  it('is used again once it was given back, the smallest that is large enough', async () => {
    const { memory, giveBack } = made();
    const [small, large] = [memory.take(1000), memory.take(100_000)];
    const sizes = [small.byteLength, large.byteLength];
    expect(sizes[0]).toBeGreaterThanOrEqual(1000);
    await giveBack(large);
    await giveBack(small);
    expect(small.byteLength).toBe(0);
    expect(memory.take(900).byteLength).toBe(sizes[0]);
    expect(memory.take(900).byteLength).toBe(sizes[1]);
    expect(memory.take(900).byteLength).toBeLessThan(2000);
  });

  it('is not kept without end', async () => {
    const { memory, giveBack } = made();
    const taken = Array.from({ length: 20 }, (_, index) => memory.take(1000 + index));
    for (const buffer of taken) await giveBack(buffer);
    const again = Array.from({ length: 20 }, () => memory.take(1).byteLength);
    expect(again.filter((bytes) => bytes > 100)).toHaveLength(6);
  });
});
