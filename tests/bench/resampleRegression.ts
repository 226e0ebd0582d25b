/**
 * 10,000 bootstrap resamples of a regression of 54 rows on five predictors, beside numpy solving the normal equations of
 * all resamples in one call. Where there is no numpy, it says so.
 */
import { spawnSync } from 'node:child_process';
import { randomGenerator } from '../../analysis/statistics/random';
import { bootstrapRegression } from '../../analysis/statistics/regressionBootstrap';
import type { Benchmark } from './benchmark';
import { summary } from './summary';

const size = { rows: 54, predictors: 5, draws: 10_000 };
const rounds = 7;
const targetSeconds = 0.3;

const numpy = `
import time
import numpy as np
rng = np.random.default_rng(1)
x = np.column_stack([np.ones(${size.rows}), rng.random((${size.rows}, ${size.predictors}))])
y = x.sum(1) + rng.random(${size.rows})
for _ in range(${rounds}):
    start = time.perf_counter()
    drawn = rng.integers(0, ${size.rows}, (${size.draws}, ${size.rows}))
    xs, ys = x[drawn], y[drawn]
    transposed = xs.transpose(0, 2, 1)
    np.linalg.solve(transposed @ xs, transposed @ ys[:, :, None])
    print(time.perf_counter() - start)
`;

export const resampleRegression: Benchmark = {
  name: 'regression',
  title: `${size.draws} resamples of a regression of ${size.rows} rows on ${size.predictors} predictors`,
  run({ say }) {
    say('regression: the workbench');
    const random = randomGenerator(1);
    const x = Array.from({ length: size.rows }, () => Array.from({ length: size.predictors }, random));
    const y = x.map((row) => row.reduce((total, value) => total + value, random()));
    const names = Array.from({ length: size.predictors }, (_, j) => `x${j + 1}`);
    const seconds = Array.from({ length: rounds }, (_, seed) => {
      const start = performance.now();
      bootstrapRegression(x, y, names, null, { draws: size.draws, seed });
      return (performance.now() - start) / 1000;
    });
    say('regression: numpy');
    const { stdout, status } = spawnSync('python3', ['-c', numpy], { encoding: 'utf8' });
    const limit = { peer: `the limit of ${targetSeconds}`, values: [targetSeconds], target: 1 };
    const workbench = summary('the workbench', seconds, 's', limit);
    if (status !== 0) {
      say('regression: python3 has no numpy here, so nothing stands beside');
      return Promise.resolve([workbench]);
    }
    const values = stdout.trim().split('\n').map(Number);
    const beside = summary('the workbench', seconds, 's', { peer: 'numpy', values, target: null });
    return Promise.resolve([workbench, summary('numpy', values, 's'), beside]);
  },
};
