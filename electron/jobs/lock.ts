/**
 * One process runs a job. Files `lock.1`, `lock.2` … name who holds it: the highest number counts, and is never removed
 * before there is a higher one. So two that find the same dead holder cannot both take its place.
 */
import { randomUUID } from 'node:crypto';
import { link, open, readFile, readdir, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { AgoraError } from '../../analysis/errors';

const holderSchema = z.object({
  host: z.string(),
  pid: z.number(),
  /** When the process started, as the system counts; null where it does not say. Process ids are used again. */
  started: z.nullable(z.string()),
  released: z.boolean(),
});
type Holder = z.infer<typeof holderSchema>;

export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the lock of a folder. Throws `AgoraError('not-permitted')` while a process that is alive holds it; `holding` says
 * what that does.
 */
export async function takeLock(folder: string, holding: 'run' | 'followed' = 'run'): Promise<Lock> {
  const mine: Holder = { host: hostname(), pid: process.pid, started: await startOf(process.pid), released: false };
  const own = join(folder, `.lock-${randomUUID()}`);
  await writeFile(own, JSON.stringify(mine));
  try {
    for (;;) {
      const highest = await highestLock(folder);
      const holder = await holderOf(folder, highest);
      if (holder !== null && (await isAlive(holder))) throw held(folder, highest, holder, holding);
      const number = highest + 1;
      // A hard link is made or not made, whoever else tries.
      if (!(await linked(own, lockFile(folder, number)))) continue;
      // It was made under a number that had been taken and cleared away meanwhile.
      if ((await highestLock(folder)) > number) {
        await rm(lockFile(folder, number), { force: true });
        continue;
      }
      await clearBelow(folder, number);
      const file = await open(lockFile(folder, number), 'r+');
      return { release: () => release(folder, number, mine, file) };
    }
  } finally {
    await rm(own, { force: true });
  }
}

/** True while a process holds the lock of the folder. */
export async function isLocked(folder: string): Promise<boolean> {
  const holder = await holderOf(folder, await highestLock(folder));
  return holder !== null && isAlive(holder);
}

async function release(folder: string, number: number, mine: Holder, file: FileHandle): Promise<void> {
  const own = join(folder, `.lock-${randomUUID()}`);
  const released = JSON.stringify({ ...mine, released: true } satisfies Holder);
  try {
    await writeFile(own, released);
    await rename(own, lockFile(folder, number));
  } catch {
    // On a full disk there is room where the lock stands, also where the folder was moved to; else it would be held as long as
    // this process lives.
    await rm(own, { force: true });
    await file.write(released.padEnd(JSON.stringify(mine).length), 0);
  } finally {
    await file.close();
  }
}

function lockFile(folder: string, number: number): string {
  return join(folder, `lock.${String(number)}`);
}

async function numbersOf(folder: string): Promise<number[]> {
  return (await readdir(folder)).flatMap((name) => {
    const [, number] = /^lock\.(\d+)$/.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
}

/** Zero: there is none. */
async function highestLock(folder: string): Promise<number> {
  return Math.max(0, ...(await numbersOf(folder)));
}

async function clearBelow(folder: string, number: number): Promise<void> {
  const below = (await numbersOf(folder)).filter((other) => other < number);
  await Promise.all(below.map((other) => rm(lockFile(folder, other), { force: true })));
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Null: there is none. */
async function holderOf(folder: string, number: number): Promise<Holder | null> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(lockFile(folder, number), 'utf8')));
  } catch {
    return null;
  }
}

async function isAlive({ host, pid, started, released }: Holder): Promise<boolean> {
  if (released) return false;
  // Nobody here can say of another machine.
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  return started === null || started === (await startOf(pid));
}

/** When a process started, in ticks since the machine did, from `/proc` (proc(5), stat, fields 3 and 22). */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => null);
  // The name, which may hold anything, ends at the last bracket.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  // One that ended and was not asked for its result yet is still listed.
  return fields?.[0] === 'Z' ? null : (fields?.[19] ?? null);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function held(folder: string, number: number, { pid, host }: Holder, holding: 'run' | 'followed'): AgoraError {
  const end = holding === 'run' ? 'pause it' : 'end that';
  // A machine may have died, or bear another name now.
  const elsewhere = `Wait for it, or ${end} there. Where it surely runs no more, remove ${lockFile(folder, number)}.`;
  return new AgoraError('not-permitted', `The job is being ${holding} by process ${String(pid)} on ${host}.`, {
    path: folder,
    nextStep: host === hostname() ? `Wait for it, or ${end} where it runs.` : elsewhere,
  });
}
