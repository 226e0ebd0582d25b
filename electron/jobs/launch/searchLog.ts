/** A search in the whole of a step's log, as far as it is here. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { throwIfCancelled } from '../../../analysis/task';
import { launchPlaces, stepCopies } from './launchPlaces';
import { logNames } from './viewStep';

export interface LogMatches {
  readonly matches: readonly { readonly log: string; readonly line: number; readonly text: string }[];
  /** There are more than were asked for. */
  readonly more: boolean;
}

export interface LogSearch {
  /** Looked for without regard to case. */
  readonly text: string;
  /** 500 where absent. */
  readonly most?: number;
  readonly signal?: AbortSignal;
}

/** Longer lines are cut for the eye. */
const shownCharacters = 2000;

/** Lines of both logs, in their order; `line` from 1. Nothing is found in a log that is not here. */
export async function searchLog(
  folder: string,
  step: string,
  { text, most = 500, signal }: LogSearch,
): Promise<LogMatches> {
  const wanted = text.toLowerCase();
  const matches: { log: string; line: number; text: string }[] = [];
  for (const log of logNames) {
    let line = 0;
    for await (const each of linesOf(join(stepCopies(launchPlaces(folder), step), log))) {
      throwIfCancelled(signal);
      line++;
      if (!each.toLowerCase().includes(wanted)) continue;
      if (matches.length >= most) return { matches, more: true };
      matches.push({ log, line, text: each.slice(0, shownCharacters) });
    }
  }
  return { matches, more: false };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, { encoding: 'utf8' });
  try {
    yield* createInterface({ input: stream, crlfDelay: Infinity });
  } catch {
    // There is no such log here yet.
  } finally {
    stream.destroy();
  }
}
