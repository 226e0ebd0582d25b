/** A job's copy of its seeds: `inputs/seeds.jsonl`, one a line. */
import { readFile } from 'node:fs/promises';
import { AgoraError } from '../../../../analysis/errors';
import { z } from '../../../../analysis/schema';

export const seedSchema = z.object({
  instruction: z.string(),
  /** Null where the seed has none and the method needs none. */
  response: z.string().nullable(),
  /** The data set it comes from; null where it does not say. */
  config: z.string().nullable(),
  /** What its data set calls it. */
  idx: z.string().nullable(),
});

export type Seed = z.infer<typeof seedSchema>;

export interface Seeds {
  readonly count: number;
  /** `row` from 0. */
  at(row: number): Seed;
}

const lineFeed = 0x0a;

/** Keeps the file's bytes, outside of the heap, and parses a line when it is asked for. */
export async function readSeeds(path: string): Promise<Seeds> {
  const bytes = await readFile(path);
  const starts: number[] = [];
  for (let start = 0; start < bytes.length; start = bytes.indexOf(lineFeed, start) + 1 || bytes.length + 1)
    starts.push(start);
  return {
    count: starts.length,
    at(row) {
      const start = starts[row];
      if (start === undefined) throw new RangeError(`There is no seed ${String(row)}.`);
      const parsed = seedSchema.safeParse(JSON.parse(bytes.toString('utf8', start, starts[row + 1] ?? bytes.length)));
      if (parsed.success) return parsed.data;
      throw new AgoraError('bad-input', `Line ${String(row + 1)} of the job's seeds was changed.`, {
        path,
        line: row + 1,
      });
    },
  };
}
