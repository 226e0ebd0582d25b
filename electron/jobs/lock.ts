/** One process runs a job: a lock file that names it, and is void once that process is gone. */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import * as z from 'zod/mini';
import { AgoraError } from '../../analysis/errors';

const holderSchema = z.object({
  host: z.string(),
  pid: z.number(),
  /** When the process started, as the system counts; null where it does not say. Process ids are used again. */
  started: z.nullable(z.string()),
  token: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

export interface Lock {
  release(): Promise<void>;
}

/** Takes the lock. Throws `AgoraError('not-permitted')` while a process that is alive holds it. */
export async function takeLock(path: string): Promise<Lock> {
  const mine: Holder = {
    host: hostname(),
    pid: process.pid,
    started: await startOf(process.pid),
    token: randomUUID(),
  };
  const own = `${path}.${mine.token}`;
  await writeFile(own, JSON.stringify(mine), { flag: 'wx' });
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      if (await linked(own, path)) return { release: () => release(path, mine) };
      const holder = await holderOf(path);
      if (holder !== null && (await isAlive(holder))) throw held(path, holder);
      await putAside(path, holder, mine);
    }
    throw held(path, null);
  } finally {
    await rm(own, { force: true });
  }
}

/** True while a process holds the lock. */
export async function isLocked(path: string): Promise<boolean> {
  const holder = await holderOf(path);
  return holder !== null && isAlive(holder);
}

async function release(path: string, mine: Holder): Promise<void> {
  if ((await holderOf(path))?.token === mine.token) await rm(path, { force: true });
}

/** A hard link is made or not made, whoever else tries. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a void lock away; one that came in its place meanwhile is put back. */
async function putAside(path: string, seen: Holder | null, mine: Holder): Promise<void> {
  const aside = `${path}.void-${mine.token}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await holderOf(aside);
  if (moved !== null && moved.token !== seen?.token) await linked(aside, path);
  await rm(aside, { force: true });
}

/** Null: there is none, or one that was not written to its end. */
async function holderOf(path: string): Promise<Holder | null> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

async function isAlive({ host, pid, started }: Holder): Promise<boolean> {
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

function held(path: string, holder: Holder | null): AgoraError {
  const by = holder === null ? '' : ` by process ${String(holder.pid)} on ${holder.host}`;
  return new AgoraError('not-permitted', `The job is being run${by}.`, {
    path,
    nextStep: 'Wait for it, or pause it where it runs.',
  });
}
