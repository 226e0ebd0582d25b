/** The schema of `agora.json`. Every part is optional; study presets are written in the same schema. */
import { z } from '../schema';

const id = z.string().min(1);
const spellings = z.array(z.string().min(1)).optional();
const name = z.string().optional();
const text = z.string().nullable().optional();
const wholeNumber = z.number().int().nonnegative().nullable().optional();
const price = z.number().nonnegative().nullable().optional();

/** A method or a domain may be written as its id alone. */
const orId = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' ? { id: value } : value), schema);

const method = orId(z.strictObject({ id, name, aliases: spellings }));
const domain = orId(z.strictObject({ id, name, aliases: spellings, benchmarks: z.array(id).optional() }));

const source = z.strictObject({
  tool: z.enum(['lm-eval', 'lighteval', 'evalplus', 'alpacaeval', 'arena-hard', 'small-evaluate', 'table', 'printed']),
  task: text,
  metric: z.string().min(1),
  filter: text,
});

const protocol = z
  .strictObject({
    shots: z.union([z.number().int().nonnegative(), z.literal('few')]).optional(),
    chatTemplate: z.boolean().optional(),
    filter: z.string().optional(),
    harnessVersion: z.string().optional(),
    benchmarkVersion: z.string().optional(),
  })
  .optional();

const anchor = z.strictObject({ model: id.optional(), aliases: spellings, protocol }).nullable().optional();

const family = z.strictObject({
  id,
  base: anchor,
  reference: anchor,
  student: z.strictObject({ protocol }).optional(),
});

const benchmark = z.strictObject({
  id,
  name,
  aliases: spellings,
  unit: z.literal('percent').optional(),
  higherIsBetter: z.boolean().optional(),
  sources: z.array(source).optional(),
});

const generator = z.strictObject({ id, name, aliases: spellings, usdPer1MInput: price, usdPer1MOutput: price });

const run = z.strictObject({
  id,
  generator: text,
  method: text,
  domain: text,
  family: text,
  volume: wholeNumber,
  variant: text,
  language: text,
  seed: wholeNumber,
  files: z.array(z.string().min(1)).optional(),
  student: text,
});

const evaluation = z
  .strictObject({
    file: z.string().min(1).optional(),
    model: z.string().min(1).optional(),
    role: z.enum(['base', 'reference', 'student']).optional(),
    run: z.string().min(1).optional(),
    family: z.string().min(1).optional(),
  })
  .refine((entry) => entry.file !== undefined || entry.model !== undefined, 'expected a "file" or a "model"');

export const manifestSchema = z.strictObject({
  agora: z.literal(1).optional(),
  study: z
    .strictObject({
      id: id.optional(),
      name,
      preset: z.string().nullable().optional(),
      rule: z.enum(['mean-of-pgrs', 'pgr-of-mean']).optional(),
      methods: z.array(method).optional(),
      domains: z.array(domain).optional(),
    })
    .optional(),
  benchmarks: z.array(benchmark).optional(),
  families: z.array(family).optional(),
  generators: z.array(generator).optional(),
  runs: z.array(run).optional(),
  evaluations: z.array(evaluation).optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFamily = z.infer<typeof family>;
export type ManifestAnchor = NonNullable<z.infer<typeof anchor>>;
export type ManifestRun = z.infer<typeof run>;
export type ManifestEvaluation = z.infer<typeof evaluation>;
