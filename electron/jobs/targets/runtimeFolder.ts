/** A folder for sockets and pipes that only this user may enter. */
import { mkdir, lstat, mkdtemp } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * The same one for every process of the user, so that they share connections. Its path is short: a socket's may have 104
 * bytes. Where something else stands in its place, a fresh one.
 */
export async function runtimeFolder(): Promise<string> {
  if (process.platform === 'win32') return mkdtemp(join(tmpdir(), 'agora-'));
  const uid = userInfo().uid;
  const folder = `/tmp/agora-${uid}`;
  await mkdir(folder, { mode: 0o700 }).catch(() => undefined);
  const there = await lstat(folder).catch(() => null);
  const isOurs = there?.isDirectory() === true && there.uid === uid && (there.mode & 0o077) === 0;
  return isOurs ? folder : mkdtemp('/tmp/agora-');
}
