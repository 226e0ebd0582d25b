/** The instances that a job judges: `inputs/items.jsonl`, one a line, and the runs they are of. */
import { readFile } from 'node:fs/promises';
import { AgoraError } from '../../../../analysis/errors';
import { z } from '../../../../analysis/schema';
import type { JobFolder } from '../../jobKind';
import { judgeFiles } from '../files';

const itemSchema = z.object({
  run: z.string(),
  domain: z.string().nullable(),
  path: z.string(),
  /** Hash of the file's content. */
  hash: z.string(),
  /** Place in the file, from 0. */
  ordinal: z.number().int(),
  instruction: z.string(),
  response: z.string(),
  /** Row of an earlier instance with the same text under the same rubric, which is judged for both; null: there is none. */
  same: z.number().int().nullable(),
});

export type JudgedItem = z.infer<typeof itemSchema>;

const runSchema = z.object({
  run: z.string(),
  generator: z.string().nullable(),
  method: z.string().nullable(),
  domain: z.string().nullable(),
  instances: z.number(),
  /** Of those, how many are judged. */
  drawn: z.number(),
  files: z.array(z.object({ path: z.string(), hash: z.string(), bytes: z.number() })),
});

export type JudgedRun = z.infer<typeof runSchema>;

export interface JudgedItems {
  readonly count: number;
  /** Instances that are asked about, in groups of those with the same text: rows, the one that is shown first. */
  readonly groups: readonly (readonly [number, ...number[]])[];
  /** The first row of a row's group. */
  firstOf(row: number): number;
  /** `row` from 0. */
  at(row: number): JudgedItem;
}

const lineFeed = 0x0a;

/** Keeps the file's bytes, outside of the heap, and parses a line when it is asked for. */
export async function readItems(folder: Pick<JobFolder, 'inputs'>): Promise<JudgedItems> {
  const path = judgeFiles(folder).items;
  const bytes = await readFile(path);
  const starts: number[] = [];
  for (let start = 0; start < bytes.length; start = bytes.indexOf(lineFeed, start) + 1 || bytes.length + 1)
    starts.push(start);
  const at = (row: number): JudgedItem => {
    const start = starts[row];
    if (start === undefined) throw new RangeError(`There is no instance ${String(row)}.`);
    const parsed = itemSchema.safeParse(JSON.parse(bytes.toString('utf8', start, starts[row + 1] ?? bytes.length)));
    if (parsed.success) return parsed.data;
    const message = `Line ${String(row + 1)} of the job's instances was changed.`;
    throw new AgoraError('bad-input', message, { path, line: row + 1, nextStep: 'Make the job again.' });
  };
  const groups = new Map<number, [number, ...number[]]>();
  const firsts = Int32Array.from(starts, (_, row) => at(row).same ?? row);
  firsts.forEach((first, row) => {
    const known = groups.get(first);
    if (known) known.push(row);
    else groups.set(first, [row]);
  });
  return { count: starts.length, groups: [...groups.values()], firstOf: (row) => firsts[row] ?? row, at };
}

export async function readRuns(folder: Pick<JobFolder, 'inputs'>): Promise<JudgedRun[]> {
  return readInput(judgeFiles(folder).runs, z.array(runSchema));
}

/** A file of the job's inputs. Throws `AgoraError('bad-input')` where it is no more what the job wrote. */
export async function readInput<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new AgoraError('bad-input', `${path} was changed.`, { path, nextStep: 'Make the job again.' });
}
