/** Files over `sftp`, where one side has no `rsync`: what is there is not sent again, what was broken off goes on. */
import { createHash } from 'node:crypto';
import { mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import type { Task } from '../../../analysis/task';
import { filesUnder } from './copyFiles';
import { farCommand } from './shellWords';
import type { SshConnection } from './sshConnection';
import { stagingIn, stagingName } from './staging';

interface FileStamp {
  readonly bytes: number;
  /** Whole seconds since 1970. */
  readonly modified: number;
}

/** Hours: it is bounded by what `ssh` takes for a dead connection. */
const timeoutMs = 48 * 3_600_000;

/** `from` here, `to` there, which exists. */
export async function sendBySftp(connection: SshConnection, from: string, to: string, task: Task): Promise<void> {
  const wanted = new Map<string, FileStamp>();
  for (const name of await filesUnder(from)) wanted.set(name, stampOf(await stat(join(from, name))));
  const partOf = (name: string, stamp: FileStamp) => `${stagingName}/${partName(name, stamp)}`;
  const parts = Array.from(wanted, ([name, stamp]) => partOf(name, stamp));
  const there = await stampsOf(connection, to, [...wanted.keys(), ...parts], task.signal);
  const missing = Array.from(wanted).filter(([name, stamp]) => !isSame(there.get(name), stamp));
  const folders = new Set([stagingName, ...missing.flatMap(([name]) => foldersOf(name))]);
  const lines = Array.from(folders, (folder) => `-mkdir ${quoted(`${to}/${folder}`)}`);
  for (const [name, stamp] of missing) {
    const part = partOf(name, stamp);
    const begun = there.get(part)?.bytes ?? 0;
    const verb = begun > 0 && begun < stamp.bytes ? 'reput' : 'put';
    lines.push(
      `${verb} -p ${quoted(join(from, name))} ${quoted(`${to}/${part}`)}`,
      `rename ${quoted(`${to}/${part}`)} ${quoted(`${to}/${name}`)}`,
    );
  }
  lines.push(`-rmdir ${quoted(`${to}/${stagingName}`)}`);
  if (missing.length > 0) await sftp(connection, lines, to, task);
}

/** `from` there, `to` here. */
export async function fetchBySftp(
  connection: SshConnection,
  from: string,
  names: readonly string[],
  to: string,
  task: Task,
): Promise<void> {
  const there = await stampsOf(connection, from, names, task.signal);
  const staging = await stagingIn(to, names);
  const parts = new Map<string, string>();
  for (const [name, stamp] of there) {
    const here = await stat(join(to, name)).catch(() => null);
    // Part of another state of the file is no part of this one.
    if (here === null || !isSame(stampOf(here), stamp)) parts.set(name, join(staging.folder, partName(name, stamp)));
  }
  const lines = Array.from(parts, ([name, part]) => `reget -p ${quoted(`${from}/${name}`)} ${quoted(part)}`);
  if (lines.length > 0) await sftp(connection, lines, from, task);
  for (const [name, part] of parts) {
    await mkdir(dirname(join(staging.folder, name)), { recursive: true });
    await rename(part, join(staging.folder, name));
  }
  await staging.finish();
  const missing = names.find((name) => !there.has(name));
  if (missing !== undefined) throw new AgoraError('not-found', `${from}/${missing} is not there.`, { path: from });
}

/** Of those files that are there. */
async function stampsOf(
  connection: SshConnection,
  folder: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, FileStamp>> {
  const broken = names.find((name) => name.includes('\n'));
  if (broken !== undefined) throw endsLine(broken);
  // Of GNU, else of BSD.
  const script = `cd -- "$0" || exit 1
while IFS= read -r name; do
  { [ -f "./$name" ] && { stat -L -c '%s %Y' "./$name" || stat -L -f '%z %m' "./$name"; }; } 2>/dev/null || echo -
done`;
  const { host, options } = connection;
  const words = [...options, '--', host, farCommand(['sh', '-c', script, folder])];
  const ran = await connection.run('ssh', words, { input: names.map((name) => `${name}\n`).join(''), signal });
  if (ran.code === 1) throw new AgoraError('not-found', `${folder} is not there.`, { path: folder, value: host });
  if (ran.code !== 0) throw connection.broken(ran.stderr);
  const lines = new TextDecoder().decode(ran.stdout).split('\n');
  return new Map(
    names.flatMap((name, index) => {
      const [, bytes, modified] = /^(\d+) (\d+)$/.exec(lines[index] ?? '') ?? [];
      return bytes === undefined ? [] : [[name, { bytes: Number(bytes), modified: Number(modified) }] as const];
    }),
  );
}

async function sftp(connection: SshConnection, lines: readonly string[], place: string, task: Task): Promise<void> {
  const { host, options } = connection;
  task.progress({ label: `Copying files of ${place}`, done: 0, total: null, unit: 'files' });
  const input = lines.map((line) => `${line}\n`).join('');
  const words = [...options, '-q', '-b', '-', '--', host];
  const ran = await connection.run('sftp', words, { input, signal: task.signal, timeoutMs });
  if (ran.code === 0) return;
  const said = ran.stderr.trim().split('\n').at(-1) ?? '';
  // A line that failed ends with 1 and says why; what ends otherwise, or without a word, is a connection.
  if (ran.code !== 1 || said === '' || /Connection closed|Broken pipe|Connection reset/.test(ran.stderr))
    throw connection.broken(ran.stderr);
  const isMissing = /not found|No such file/.test(said);
  throw new AgoraError(isMissing ? 'not-found' : 'not-permitted', `Not all files could be copied: ${said}`, {
    path: place,
    value: host,
    nextStep: 'Do the same again once this is mended: what has come is kept.',
  });
}

/** As sftp(1) reads its lines; between quotes no pattern is one. A name that ends the line could begin a command of this machine. */
function quoted(word: string): string {
  if (/[\n\r\0]/.test(word)) throw endsLine(word);
  return `"${word.replaceAll(/["\\]/g, '\\$&')}"`;
}

function endsLine(name: string): AgoraError {
  return new AgoraError(
    'bad-input',
    `The name ${JSON.stringify(name)} holds a line's end, which sftp cannot be told.`,
    {
      value: name,
      nextStep: 'Name a folder without one, or install rsync on both machines.',
    },
  );
}

function stampOf({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }): FileStamp {
  return { bytes: size, modified: Math.floor(mtimeMs / 1000) };
}

function isSame(one: FileStamp | undefined, other: FileStamp): boolean {
  return one?.bytes === other.bytes && one.modified === other.modified;
}

function partName(name: string, { bytes, modified }: FileStamp): string {
  return createHash('sha256').update(`${name}\0${bytes} ${modified}`).digest('hex').slice(0, 32);
}

/** Every folder above a file, the highest first. */
function foldersOf(name: string): string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
