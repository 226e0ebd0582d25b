/** MinHash by numpy as datasketch has it: 128 permutations (a·x + b) mod (2⁶¹ − 1) mod 2³², of runs that are hashed already. */
import { spawnSync } from 'node:child_process';

const script = (texts: number, runs: number) => `
import time
import numpy as np
rng = np.random.RandomState(1)
prime, mask = np.uint64((1 << 61) - 1), np.uint64((1 << 32) - 1)
a = rng.randint(1, (1 << 61) - 1, 128, dtype=np.uint64)
b = rng.randint(0, (1 << 61) - 1, 128, dtype=np.uint64)
hashed = [rng.randint(0, 1 << 32, ${runs}, dtype=np.uint64) for _ in range(${texts})]
start, used = time.perf_counter(), time.process_time()
for x in hashed:
    h = np.bitwise_and((np.outer(x, a) + b) % prime, mask).min(axis=0)
print(time.perf_counter() - start, time.process_time() - used)
`;

export interface SecondsOfText {
  readonly seconds: number;
  readonly processorSeconds: number;
}

/** For one text of so many runs; null where numpy is not installed. */
export function numpyMinHash(runs: number, texts = 10_000): SecondsOfText | null {
  const { stdout, status } = spawnSync('python3', ['-c', script(texts, runs)], { encoding: 'utf8' });
  const [seconds, processorSeconds] = stdout.trim().split(' ').map(Number);
  if (status !== 0 || seconds === undefined || processorSeconds === undefined) return null;
  return { seconds: seconds / texts, processorSeconds: processorSeconds / texts };
}
