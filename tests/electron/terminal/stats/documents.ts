/** The documents of `agora stats`: their keys are an interface. */
import { z } from 'zod';

const numbers = z.array(z.number());
const coefficient = z.strictObject({
  name: z.string(),
  estimate: z.number(),
  se: z.number().nullable(),
  t: z.number().nullable(),
  p: z.number().nullable(),
  lo: z.number().nullable(),
  hi: z.number().nullable(),
});
const bounds = { lo: z.number(), hi: z.number() };
const leftOut = z.array(z.strictObject({ line: z.int(), column: z.string(), value: z.string() }));
const wild = z.strictObject({
  null: z.string(),
  weights: z.enum(['rademacher', 'webb']),
  clusters: z.int(),
  arrangements: z.int(),
  enumerated: z.boolean(),
  t: z.number(),
  p: z.number(),
  lo: z.number().nullable(),
  hi: z.number().nullable(),
});
export const regressDocument = z.strictObject({
  y: z.string(),
  group: z.string().nullable(),
  within: z.string().nullable(),
  estimator: z.enum(['ols', 'huber', 'theil-sen', 'ridge', 'lasso', 'pls']),
  n: z.int(),
  k: z.int(),
  errors: z.enum(['classical', 'hc3', 'cr1', 'cr2']).nullable(),
  clusters: z.int().nullable(),
  coefficients: z.array(coefficient),
  standardised: numbers.nullable(),
  penalty: z.number().nullable(),
  components: z.int().nullable(),
  tuningChosen: z.boolean().nullable(),
  r2: z.number(),
  adjustedR2: z.number().nullable(),
  f: z.number().nullable(),
  fP: z.number().nullable(),
  residualSe: z.number().nullable(),
  looR2: z.number().nullable(),
  leaveOneGroupOutR2: z.number().nullable(),
  vif: z.array(z.number().nullable()),
  conditionNumber: z.number().nullable(),
  digits: z.union([z.literal(16), z.literal(31)]),
  wildBootstrap: z.array(wild),
  bootstrap: z
    .strictObject({
      unit: z.enum(['row', 'group']),
      units: z.int(),
      resamples: z.int(),
      unusable: z.int(),
      seed: z.int(),
      intervals: z.array(z.strictObject({ name: z.string(), ...bounds })),
    })
    .nullable(),
  partialRegressions: z.array(z.strictObject({ name: z.string(), x: numbers, y: numbers })),
  assumed: z.array(z.string()),
  leftOut,
});
export const pcaDocument = z.strictObject({
  n: z.int(),
  columns: z.array(z.string()),
  standardisation: z.literal('population'),
  constant: z.array(z.string()),
  explainedVariance: numbers,
  explainedVarianceRatio: numbers,
  loadings: z.array(numbers),
  scores: z.array(numbers),
  lines: z.array(z.int()),
  contributions: z.array(numbers),
  squaredCosines: z.array(numbers),
  rowContributions: z.array(numbers),
  rowSquaredCosines: z.array(numbers),
  supplementary: z.array(
    z.strictObject({ name: z.string(), n: z.int(), correlations: z.array(z.number().nullable()) }),
  ),
  bootstrap: z
    .strictObject({
      resamples: z.int(),
      seed: z.int(),
      components: z.int(),
      intervals: z.array(z.array(z.strictObject(bounds))),
      foundAgain: numbers,
    })
    .nullable(),
  parallel: z.strictObject({ draws: z.int(), seed: z.int(), thresholds: numbers, components: z.int() }).nullable(),
  missing: z.strictObject({
    how: z.enum(['complete', 'impute']),
    rows: z.int(),
    rowsWithGaps: z.int(),
    gaps: z.int(),
    imputed: z.int(),
    components: z.int().nullable(),
    iterations: z.int(),
    converged: z.boolean(),
    warning: z.string().nullable(),
  }),
  leftOut,
});

const related = z.strictObject({
  coefficient: z.number(),
  n: z.int(),
  p: z.number(),
  lo: z.number().nullable(),
  hi: z.number().nullable(),
  method: z.enum(['pearson', 'spearman', 'kendall', 'partial']),
  reference: z.enum(['t', 'exact', 'normal']),
  holm: z.number(),
  benjaminiHochberg: z.number(),
});
export const correlateDocument = z.strictObject({
  n: z.int(),
  columns: z.array(z.string()),
  within: z.string().nullable(),
  held: z.array(z.string()),
  pairs: z.array(
    z.strictObject({
      a: z.string(),
      b: z.string(),
      pearson: related.nullable(),
      spearman: related.nullable(),
      kendall: related.nullable(),
      within: related.nullable().optional(),
      partial: related.nullable().optional(),
    }),
  ),
  leftOut,
});

export const designDocument = z.strictObject({
  archive: z.string().nullable(),
  effect: z.strictObject({ kind: z.string(), size: z.number() }),
  design: z.strictObject({ generators: z.int(), settings: z.int(), seeds: z.int() }),
  alpha: z.number(),
  wantedPower: z.number(),
  deviations: z.strictObject({ generators: z.number(), cells: z.number(), seeds: z.number() }),
  power: z.number().nullable(),
  standardError: z.number().nullable(),
  degreesOfFreedom: z.number().nullable(),
  needed: z.strictObject({
    generators: z.number().nullable(),
    settings: z.number().nullable(),
    seeds: z.number().nullable(),
  }),
  detectable: z.number().nullable(),
  curve: z.array(z.strictObject({ generators: z.int(), power: z.number() })),
  assumed: z.array(z.string()),
});
