import { describe, expect, it } from 'vitest';
import { createDiskGuard, isDiskFull } from '../../../renderer/engine/diskRoom';

const megabyte = 1024 * 1024;

/** A disk that notes how often it is looked at. */
function disk(left: number) {
  const state = { left, looks: 0 };
  const estimate = () => {
    state.looks += 1;
    return Promise.resolve({ quota: 1000 * megabyte, usage: 1000 * megabyte - state.left });
  };
  return { state, estimate };
}

describe('a disk', () => {
  it.each([
    [0, true],
    [15, true],
    [17, false],
  ])('of which %i MB are left is full: %s', async (left, expected) => {
    expect(await isDiskFull(disk(left * megabyte))).toBe(expected);
  });

  it('is not full where the system does not tell', async () => {
    const silent = { estimate: () => Promise.resolve({}) };
    expect(await isDiskFull(silent)).toBe(false);
    await createDiskGuard(silent).require(megabyte);
  });

  it('is looked at before the first rows, and then after each 32 MB', async () => {
    const { state, estimate } = disk(900 * megabyte);
    const guard = createDiskGuard({ estimate });
    for (let written = 0; written < 100; written += 8) await guard.require(8 * megabyte);
    expect(state.looks).toBe(4);
  });

  it('takes no rows that would fill it, and takes them when there is room again', async () => {
    const { state, estimate } = disk(48 * megabyte);
    const guard = createDiskGuard({ estimate });
    await expect(guard.require(megabyte)).rejects.toMatchObject({ code: 'memory-full' });
    state.left = 200 * megabyte;
    await guard.require(megabyte);
    await expect(guard.require(160 * megabyte)).rejects.toMatchObject({ code: 'memory-full' });
  });

  it('keeps room for all rows since the last commit, which may not be written yet', async () => {
    const { estimate } = disk(150 * megabyte);
    const guard = createDiskGuard({ estimate });
    const fill = async () => {
      for (let written = 0; written < 96; written += 32) await guard.require(32 * megabyte);
    };
    await fill();
    guard.settled();
    await fill();
    await expect(guard.require(32 * megabyte)).rejects.toMatchObject({ code: 'memory-full' });
  });
});
