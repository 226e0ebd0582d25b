/** The log: one file in the profile, one older one beside it, nothing secret in either. Written at once, crash or not. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { redact } from './redact';

export type LogLevel = 'info' | 'warn' | 'error';

/** At this size the log becomes the older one, and a new one begins. */
export const rotateAtBytes = 1 << 20;

/** The longest entry, so that one message cannot fill the log. */
const entryLength = 16_384;

/** The file that is written to now. */
export function logFile(): string {
  return join(app.getPath('userData'), 'logs', 'agora.log');
}

/** The file before it; it need not exist. */
export function olderLogFile(): string {
  return join(app.getPath('userData'), 'logs', 'agora.older.log');
}

/** Writes one entry. A log that cannot be written goes to standard error instead; the app goes on. */
export function log(level: LogLevel, source: 'machine' | 'window' | 'preload', message: string): void {
  const entry = `${new Date().toISOString()} ${level} ${source}: ${redact(message.slice(0, entryLength), homedir())}\n`;
  try {
    append(logFile(), olderLogFile(), entry);
  } catch {
    process.stderr.write(entry);
  }
}

/** Appends `entry` to `file`, moving the file to `older` first where it has grown to its limit. */
export function append(file: string, older: string, entry: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size + Buffer.byteLength(entry) > rotateAtBytes && size > 0) renameSync(file, older);
  appendFileSync(file, entry);
}

/** A thrown value with its stack and causes, for the log. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by: ${describeError(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
