import { readdir, readFile, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isLocked, takeLock } from '../../../electron/jobs/lock';
import { temporaryFolder } from '../temporaryFolder';

it('is held by one, and free once released', async () => {
  const folder = temporaryFolder();
  expect(await isLocked(folder)).toBe(false);
  const lock = await takeLock(folder);
  expect(await isLocked(folder)).toBe(true);
  await expect(takeLock(folder)).rejects.toMatchObject({ code: 'not-permitted' });
  await lock.release();
  expect(await isLocked(folder)).toBe(false);
  await (await takeLock(folder)).release();
  expect(await readdir(folder)).toEqual(['lock.2']);
});

it.each([1, 2, 3, 4, 5])('of twenty who try at once, one gets it (%i)', async () => {
  const folder = temporaryFolder();
  // Left by a process that was killed.
  await writeFile(
    join(folder, 'lock.1'),
    JSON.stringify({ host: hostname(), pid: 999_999_999, started: '1', released: false }),
  );
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(folder)));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('of a process that died is void, also where its number is used again', async () => {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const lock = await takeLock(folder);
  const holder = JSON.parse(await readFile(join(folder, 'lock.1'), 'utf8')) as { started: string | null };
  await lock.release();
  await writeFile(join(folder, 'lock.1'), JSON.stringify({ ...holder, pid: child.pid, started: null }));
  expect(await isLocked(folder)).toBe(true);
  if (holder.started !== null) {
    await writeFile(join(folder, 'lock.1'), JSON.stringify({ ...holder, pid: child.pid }));
    expect(await isLocked(folder)).toBe(false);
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
  await writeFile(join(folder, 'lock.1'), JSON.stringify({ ...holder, pid: child.pid, started: null }));
  expect(await isLocked(folder)).toBe(false);
});

it('of another machine is not taken away', async () => {
  const folder = temporaryFolder();
  await writeFile(
    join(folder, 'lock.1'),
    JSON.stringify({ host: 'elsewhere.example', pid: 1, started: null, released: false }),
  );
  await expect(takeLock(folder)).rejects.toThrow('elsewhere.example');
  const nextStep = expect.stringContaining(join(folder, 'lock.1')) as string;
  await expect(takeLock(folder)).rejects.toMatchObject({ context: { nextStep } });
});
