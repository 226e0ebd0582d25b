/** The analysis of the published tables by scikit-learn and statsmodels; made by tests/fixtures/golden_analysis.py. */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const vector = z.array(z.number());
const matrix = z.array(vector);
const line = z.object({ n: z.number(), slope: z.number(), intercept: z.number(), r2: z.number(), p: z.number() });

const document = z.object({
  inputs: z.object({
    pgr: z.array(z.tuple([z.string(), z.string(), z.string(), z.number()])),
    metrics: z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.number()])),
    scores: z.array(z.tuple([z.string(), z.string(), z.number()])),
    overall: z.array(z.tuple([z.string(), z.number(), z.number()])),
  }),
  columns: z.array(z.string()),
  evidence: z.object({
    outOfSample: z.array(z.object({ left: z.string(), r2: z.number(), r2AgainstSettings: z.number() })),
    generatorsExchanged: z.number(),
    withinSettings: z.array(z.number().nullable()),
    cr1: vector,
  }),
  coarse: line,
  fine: line,
  pca: z.object({ explainedVarianceRatio: vector, loadings: matrix, scores: matrix }),
  regression: z.object({
    n: z.number(),
    k: z.number(),
    r2: z.number(),
    adjustedR2: z.number(),
    f: z.number(),
    fP: z.number(),
    estimate: vector,
    standardError: vector,
    t: vector,
    p: vector,
    lo: vector,
    hi: vector,
    leaveOneOutR2: z.number(),
    leaveOneGeneratorOutR2: z.number(),
  }),
  structure: z.object({
    settingsR2: z.number(),
    relations: z.array(z.object({ column: z.string(), pooled: z.number(), within: z.number(), between: z.number() })),
  }),
});

const file = path.resolve(import.meta.dirname, '../../../fixtures/golden-analysis.json');

export const goldenAnalysis = document.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
