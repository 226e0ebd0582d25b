/** The log: one file in the profile, one older one beside it, nothing secret in either. Written at once, crash or not. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { redact } from './redact';
import { append } from './rotatingFile';

export type LogLevel = 'info' | 'warn' | 'error';

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
  const entry = `${new Date().toISOString()} ${level} ${source}: ${redact(message, homedir()).slice(0, entryLength)}\n`;
  try {
    append(logFile(), olderLogFile(), entry);
  } catch {
    process.stderr.write(entry);
  }
}
