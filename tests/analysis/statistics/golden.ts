/** Results of scikit-learn and statsmodels on Longley, Iris and a synthetic matrix; beside the project on some machines. */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { sharedFolder } from '../../shared';

const vector = z.array(z.number());
const matrix = z.array(vector);
const pca = z.object({ eigenvalues: vector, ratio: vector, components: matrix, scores: matrix });
const dataset = z.object({
  X: matrix,
  y: vector,
  names: z.array(z.string()),
  ols: z.object({
    coef: vector,
    se: vector,
    t: vector,
    p: vector,
    r2: z.number(),
    r2adj: z.number(),
    F: z.number(),
    Fp: z.number(),
    ci95: matrix,
    rse: z.number(),
    leverage: vector,
    loo_r2: z.number(),
    cooks: vector,
    hc3: vector,
  }),
  pca: z.object({ ddof0: pca, ddof1: pca }),
  corr: z.array(z.object({ pearson: vector })),
  vif: z.object({ with_const: vector }),
  pvals: vector,
  mt: z.object({ holm: vector, fdr_bh: vector }),
});
const document = z.object({
  longley: dataset,
  iris: dataset,
  synth54x8: dataset,
  dist: z.object({ t: matrix, f: matrix, tq: matrix }),
});

/** Null where the data is not present, which is then said once. */
export const golden = sharedFolder
  ? document.parse(JSON.parse(fs.readFileSync(path.join(sharedFolder, 'golden/golden.json'), 'utf8')))
  : null;

export const goldenSets = golden
  ? (['longley', 'iris', 'synth54x8'] as const).map((name) => ({ name, ...golden[name] }))
  : [];
