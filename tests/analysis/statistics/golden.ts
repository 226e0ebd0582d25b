/** Results of scikit-learn and statsmodels on Longley, Iris and a synthetic matrix; beside the project on some machines. */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { sharedFolder } from '../../shared';

const vector = z.array(z.number());
const matrix = z.array(vector);
const pca = z.object({ eigenvalues: vector, ratio: vector, components: matrix, scores: matrix });
const shrunk = z.object({ coef: vector, intercept: z.number() });
const pls = z.object({ coef: vector, pred: vector });
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
  corr: z.array(z.object({ pearson: vector, spearman: vector, kendall: vector })),
  vif: z.object({ with_const: vector }),
  pvals: vector,
  ridge_z_ddof0: z.object({ '0.1': shrunk, '1.0': shrunk, '10.0': shrunk, 'lasso_0.1': shrunk }),
  pls2: z.object({ scale: pls }),
  mt: z.object({ holm: vector, fdr_bh: vector }),
});
const replicated = z.object({
  theta: z.number(),
  reps: vector,
  accel: z.number(),
  z0: z.number(),
  alpha: vector,
  bca: vector,
  percentile: vector,
});
const labels = z.array(z.number());
const document = z.object({
  longley: dataset,
  iris: dataset,
  synth54x8: dataset.extend({ domain: labels, method: labels, lm: labels }),
  bootstrap: z.object({ indices: matrix, mean: replicated, pearson_m0: replicated, spearman_m0: replicated }),
  permutation: z.object({
    pair_x: vector,
    pair_y: vector,
    pair_greater: z.number(),
    pair_abs: z.number(),
    ind_a: vector,
    ind_b: vector,
    ind_two_sided: z.number(),
  }),
  dist: z.object({ t: matrix, f: matrix, tq: matrix }),
});

const mixed = z.object({ fe: vector, se: vector, var: vector, resid: z.number(), ll: z.number() });
const rDocument = z.object({
  lm_reml: mixed,
  lm_ml: mixed,
  crossed_reml: mixed,
  pls_scale_coef: vector,
  pls_press: vector,
});

function read(name: string): unknown {
  return sharedFolder && JSON.parse(fs.readFileSync(path.join(sharedFolder, 'golden', name), 'utf8'));
}

/** Null where the data is not present, which is then said once. */
export const golden = sharedFolder ? document.parse(read('golden.json')) : null;

/** Results of R (lme4, pls) on the synthetic matrix; null where they are not present. */
export const goldenOfR = sharedFolder ? rDocument.parse(read('r_golden.json')) : null;

export const goldenSets = golden
  ? (['longley', 'iris', 'synth54x8'] as const).map((name) => ({ name, ...golden[name] }))
  : [];
