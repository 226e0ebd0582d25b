/** `status.json`: what a list of jobs shows without reading their journals. The journal is what counts. */
import { readFile } from 'node:fs/promises';
import { z } from '../../analysis/schema';
import { writeAtomically } from '../ports/writeAtomically';
import type { JobProgress } from './progress';

const { number } = z;

const status = z.object({
  state: z.enum(['running', 'complete', 'short', 'paused', 'cancelled', 'budget', 'stopped']),
  message: z.string(),
  wanted: number(),
  accepted: number(),
  dropped: number(),
  inFlight: number(),
  totals: z.object({
    sent: number(),
    answered: number(),
    failed: z.record(z.string(), number()),
    lost: number(),
    unknown: number(),
    rejected: z.record(z.string(), number()),
    inputTokens: number(),
    outputTokens: number(),
    spentUsd: number(),
    unknownUsd: number(),
    unpriced: number(),
    latencyMs: number(),
  }),
  reservedUsd: number(),
  budgetUsd: number().nullable(),
  perMinute: number(),
  secondsLeft: number().nullable(),
  inBatches: number(),
}) satisfies z.ZodType<JobProgress>;

/** A status that cannot be written stops no job. */
export async function writeStatus(path: string, progress: JobProgress): Promise<void> {
  await writeAtomically(path, `${JSON.stringify(progress)}\n`).catch(() => undefined);
}

/** Null: none was written yet, or it is damaged, which the next run mends. */
export async function readStatus(path: string): Promise<JobProgress | null> {
  try {
    return status.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}
