/** What a step writes, as it comes: on standard output, until it has ended or somebody presses Ctrl-C. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { isLocked } from '../../../jobs/lock';
import { hasEnded } from '../../../jobs/launch/followedFiles';
import type { LaunchFile } from '../../../jobs/launch/launchFile';
import { launchPlaces, stepCopies } from '../../../jobs/launch/launchPlaces';
import { readState } from '../../../jobs/launch/launchState';
import { untilDue } from '../../../jobs/launch/untilDue';
import { logNames, noSuchStep } from '../../../jobs/launch/viewStep';
import { stopOnSignal } from '../../../ports/stopOnSignal';
import type { Call } from '../../verb';
import { followHere } from '../followHere';

const everyMs = 500;

/** Follows the launch too where no other process does. */
export async function followLogs(
  call: Call,
  folder: string,
  { graph }: LaunchFile['launch'],
  step: string,
): Promise<void> {
  if (!graph.steps.some(({ id }) => id === step)) throw noSuchStep(step);
  const places = launchPlaces(folder);
  const printed = new Map<string, number>();
  const print = async () => {
    for (const name of logNames) {
      const { text, bytes } = await readFrom(join(stepCopies(places, step), name), printed.get(name) ?? 0);
      printed.set(name, bytes);
      if (text !== '') call.print(text);
    }
  };
  const isOver = async () => {
    const now = (await readState(places)).steps.find((each) => each.step === step);
    return now !== undefined && hasEnded(now);
  };
  if (await isLocked(folder)) {
    await stopOnSignal(async (signal) => {
      while (!signal.aborted && !(await isOver())) {
        await print();
        await untilDue(everyMs, signal);
      }
    });
  } else {
    await followHere(call, folder, { changed: () => void print() });
  }
  await print();
}

/** Whole lines after so many bytes, and up to where they go. */
async function readFrom(path: string, from: number): Promise<{ readonly text: string; readonly bytes: number }> {
  const file = await open(path).catch(() => null);
  if (file === null) return { text: '', bytes: from };
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.max(0, size - from));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
    const end = buffer.subarray(0, bytesRead).lastIndexOf(0x0a) + 1;
    return { text: buffer.toString('utf8', 0, end), bytes: from + end };
  } finally {
    await file.close();
  }
}
