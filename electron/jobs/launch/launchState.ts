/** `state.json`: how everything was when it was last looked at. A copy; what the far side says is what counts. */
import { readFile } from 'node:fs/promises';
import { z } from '../../../analysis/schema';
import { systemCode } from '../../ports/listingProblems';
import { writeAtomically } from '../../ports/writeAtomically';
import type { FarStep } from '../far/farSide';
import type { LaunchPlaces } from './launchPlaces';

const { string, number } = z;

const farStep = z.object({
  step: string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled', 'lost', 'left out']),
  attempt: number(),
  exitCode: number().nullable(),
  reason: string(),
  startedMs: number().nullable(),
  endedMs: number().nullable(),
  silentSeconds: number().nullable(),
  host: string().nullable(),
  schedulerId: string().nullable(),
  gpu: z.object({ utilisation: number(), memoryBytes: number(), memoryTotalBytes: number() }).nullable(),
}) satisfies z.ZodType<FarStep>;

const schema = z.object({
  /** By this machine's clock, when sending it began: from then on it may be there, and run. Null: it surely is not. */
  sendingMs: number().nullable().default(null),
  /** By this machine's clock, when the far side had been sent everything and was told to start; null: not yet. */
  startedMs: number().nullable(),
  /** By this machine's clock, when it last answered. */
  seenMs: number().nullable(),
  /** By its own clock then. */
  farMs: number().nullable(),
  unreachable: string().nullable(),
  freeBytes: number().nullable(),
  steps: z.array(farStep).readonly(),
  /** The attempt of each step whose copies are known to be whole. */
  copied: z.record(string(), number()),
});

export type LaunchState = z.infer<typeof schema>;

export const unsent: LaunchState = {
  sendingMs: null,
  startedMs: null,
  seenMs: null,
  farMs: null,
  unreachable: null,
  freeBytes: null,
  steps: [],
  copied: {},
};

/** Of a damaged one nothing is known: it may have been sent, and the far side is asked. */
export async function readState(places: LaunchPlaces): Promise<LaunchState> {
  try {
    return schema.parse(JSON.parse(await readFile(places.state, 'utf8')));
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? unsent : { ...unsent, sendingMs: 0 };
  }
}

export function writeState(places: LaunchPlaces, state: LaunchState): Promise<void> {
  return writeAtomically(places.state, `${JSON.stringify(state)}\n`);
}
