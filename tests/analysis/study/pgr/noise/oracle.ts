/** Intervals by numpy on a small study; made by tests/fixtures/pgr_uncertainty.py. */
import fs from 'node:fs';
import { z } from 'zod';

const interval = z.object({ pgr: z.number(), standardError: z.number(), interval: z.tuple([z.number(), z.number()]) });
const document = z.object({
  fieller: z.array(
    z.object({
      a: z.number(),
      b: z.number(),
      va: z.number(),
      vb: z.number(),
      vab: z.number(),
      shape: z.enum(['bounded', 'split', 'unbounded']),
      lo: z.number().nullable(),
      hi: z.number().nullable(),
    }),
  ),
  /** By benchmark and model, a digit an item. */
  items: z.record(z.string(), z.record(z.string(), z.string())),
  one: interval,
  other: interval,
  difference: z.object({ interval: z.tuple([z.number(), z.number()]), probabilityOneIsFirst: z.number() }),
});

const file = new URL('../../../../fixtures/pgr-uncertainty.json', import.meta.url);
export const pgrOracle = document.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
