/** What happened to a launch, for the eye: `log.jsonl`. */
import { appendFile } from 'node:fs/promises';
import { z } from '../../../analysis/schema';
import type { LaunchPlaces } from './launchPlaces';
import { readTail } from './readTail';

const line = z.object({ atMs: z.number(), severity: z.enum(['note', 'caution', 'fault']), text: z.string() });

export type LaunchLogLine = z.infer<typeof line>;

/** A line that cannot be written stops nothing. */
export async function appendLog(places: LaunchPlaces, lines: readonly Omit<LaunchLogLine, 'atMs'>[]): Promise<void> {
  if (lines.length === 0) return;
  const atMs = Date.now();
  const text = lines.map((each) => `${JSON.stringify({ atMs, ...each })}\n`).join('');
  await appendFile(places.log, text).catch(() => undefined);
}

/** The last lines, newest first. */
export async function readLog(places: LaunchPlaces): Promise<readonly LaunchLogLine[]> {
  const { text } = await readTail(places.log, 256 * 1024);
  const lines = text.split('\n').flatMap((each) => {
    try {
      return [line.parse(JSON.parse(each))];
    } catch {
      // The last line of a process that was killed.
      return [];
    }
  });
  return lines.reverse();
}
