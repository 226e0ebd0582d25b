import type * as promises from 'node:fs/promises';
import { readdir } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { isLocked, takeLock } from '../../../electron/jobs/lock';
import { temporaryFolder } from '../temporaryFolder';

const disk = vi.hoisted(() => ({ isFull: false }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof promises>();
  const writeFile: typeof real.writeFile = (...parameters) =>
    disk.isFull
      ? Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }))
      : real.writeFile(...parameters);
  return { ...real, writeFile };
});

it('is free once released on a full disk, though the process lives on', async () => {
  const folder = temporaryFolder();
  const lock = await takeLock(folder);
  expect(await isLocked(folder)).toBe(true);
  disk.isFull = true;
  await lock.release();
  disk.isFull = false;
  expect(await isLocked(folder)).toBe(false);
  expect(await readdir(folder)).toEqual(['lock.1']);
  await (await takeLock(folder)).release();
});
