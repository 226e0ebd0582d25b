/** Files over `rsync`, where both sides have it: what is there is not sent again, what was broken off goes on. */
import { AgoraError } from '../../../analysis/errors';
import type { Task } from '../../../analysis/task';
import type { Ran } from './reach';
import { runProgram } from './runProgram';
import type { SshConnection } from './sshConnection';
import { stagingIn, stagingName } from './staging';

/** True for a version that has all the options below. */
export function isUsableRsync({ code, stdout }: Ran): boolean {
  const [, major, minor] = /^rsync\s+version (\d+)\.(\d+)/m.exec(new TextDecoder().decode(stdout)) ?? [];
  return code === 0 && Number(major) * 1000 + Number(minor) >= 3001;
}

/** Here. */
export async function hasRsync(): Promise<boolean> {
  return process.platform !== 'win32' && isUsableRsync(await runProgram('rsync', ['--version']));
}

/** Hours: it is bounded by what `ssh` takes for a dead connection. */
const timeoutMs = 48 * 3_600_000;

/** `from` here, `to` there. */
export async function sendByRsync(connection: SshConnection, from: string, to: string, task: Task): Promise<void> {
  const words = ['-rlpt', `--partial-dir=${stagingName}`, `--exclude=/${stagingName}`, withSlash(from)];
  await rsync(connection, [...words, placeAt(connection.host, withSlash(to))], to, 'Sending', task);
}

/** `from` there, `to` here. Links are followed there: what comes are files. */
export async function fetchByRsync(
  connection: SshConnection,
  from: string,
  names: readonly string[],
  to: string,
  task: Task,
): Promise<void> {
  const staging = await stagingIn(to, names);
  // In place, so that what has come is kept however this ends; what is in the folder above already is not fetched.
  const words = ['-tL', '--inplace', '--compare-dest=..', '--files-from=-', '--from0', '--no-implied-dirs'];
  const ends = [placeAt(connection.host, withSlash(from)), withSlash(staging.folder)];
  const input = names.map((name) => `${name}\0`).join('');
  await rsync(connection, [...words, ...ends], from, 'Fetching', task, input);
  await staging.finish();
}

async function rsync(
  connection: SshConnection,
  words: readonly string[],
  place: string,
  label: string,
  task: Task,
  input = '',
): Promise<void> {
  const { host, options } = connection;
  const shell = ['ssh', ...options].map(quoted).join(' ');
  const heard = (text: string): void => {
    // Such as `  1234567  98%  1.23MB/s    0:00:01`.
    const [, bytes] = /(\d+)\s+\d+%[^\r\n]*[\r\n]*$/.exec(text) ?? [];
    if (bytes !== undefined)
      task.progress({ label: `${label} ${place}`, done: Number(bytes), total: null, unit: 'bytes' });
  };
  const shared = ['--protect-args', '--info=progress2', '--no-human-readable', '-e', shell];
  const ran = await connection.run('rsync', [...shared, ...words], { input, signal: task.signal, timeoutMs, heard });
  if (ran.code !== 0) throw failure(connection, host, place, ran);
}

/** As rsync reads `-e`: a quote within quotes is doubled. */
function quoted(word: string): string {
  return /^[\w./=:@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "''")}'`;
}

function placeAt(host: string, path: string): string {
  const [, user = '', name = host] = /^(.*@)?(.*)$/.exec(host) ?? [];
  return `${user}${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${path}`;
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** Exit codes of rsync(1): some files are missing; some vanished meanwhile; errors of files and of the connection. */
function failure(connection: SshConnection, host: string, place: string, { code, stderr }: Ran): AgoraError {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const own = lines.filter((line) => /^rsync(?:\b|:)/.test(line));
  const said = own.find((line) => !line.startsWith('rsync error')) ?? own[0] ?? lines[0] ?? `rsync ended with ${code}`;
  if (/No space left on device|Disk quota exceeded/.test(stderr))
    return new AgoraError('not-permitted', `The disk is full: ${said}`, {
      path: place,
      nextStep: 'Free some space, and do the same again: what has come is kept.',
    });
  if (code === 23 || code === 24 || code === 3) {
    const isDenied = stderr.includes('Permission denied');
    const fact = isDenied ? 'Not all files may be read or written' : 'Not all files are there';
    return new AgoraError(isDenied ? 'not-permitted' : 'not-found', `${fact}: ${said}`, { path: place, value: host });
  }
  return connection.broken(lines.filter((line) => !own.includes(line)).join('\n'));
}
