/**
 * 10,000 paired bootstrap resamples of 1,319 items and 99 students with their base and reference, beside numpy doing the
 * same by multinomial weights and one matrix product. Without numpy only the workbench is measured.
 */
import { spawnSync } from 'node:child_process';
import { randomGenerator } from '../../analysis/statistics/random';
import { resampleItems as resample } from '../../analysis/statistics/resampleItems';
import type { Benchmark } from './benchmark';
import { summary } from './summary';

const size = { resamples: 10_000, items: 1319, systems: 101 };
const rounds = 5;
const targetSeconds = 0.5;

const numpy = `
import time
import numpy as np
rng = np.random.default_rng(1)
x = (rng.random((${size.items}, ${size.systems})) < 0.5).astype(float)
for _ in range(${rounds}):
    start = time.perf_counter()
    weights = rng.multinomial(${size.items}, np.full(${size.items}, 1 / ${size.items}), size=${size.resamples})
    means = weights.astype(float) @ x / ${size.items}
    print(time.perf_counter() - start)
`;

export const resampleItems: Benchmark = {
  name: 'resample',
  title: `${size.resamples} paired resamples of ${size.items} items × ${size.systems} systems`,
  run({ say }) {
    say('resample: the workbench');
    const random = randomGenerator(1);
    const systems = Array.from({ length: size.systems }, () =>
      Float64Array.from({ length: size.items }, () => Number(random() < 0.5)),
    );
    const seconds = Array.from({ length: rounds }, (_, round) => {
      const start = performance.now();
      resample(systems, size.resamples, round);
      return (performance.now() - start) / 1000;
    });
    say('resample: numpy');
    const { stdout, status } = spawnSync('python3', ['-c', numpy], { encoding: 'utf8' });
    const values = status === 0 ? stdout.trim().split('\n').map(Number) : [];
    const limit = { peer: `the limit of ${targetSeconds}`, values: [targetSeconds], target: 1 };
    const beside = values.length === 0 ? null : { peer: 'numpy', values, target: null };
    return Promise.resolve([
      summary('the workbench', seconds, 's', limit),
      ...(beside ? [summary('numpy', values, 's'), summary('the workbench', seconds, 's', beside)] : []),
    ]);
  },
};
