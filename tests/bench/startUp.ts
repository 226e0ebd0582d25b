/**
 * How long until the published Table 2 can be read, against the time in which the same Electron paints an empty page.
 * Each round starts both apps twice on a fresh profile each, in turn, so that the noise of the machine meets both.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Benchmark, BenchmarkHost } from './benchmark';
import { startApp } from './startApp';
import { summary } from './summary';

const rounds = 7;

/** What the issue allows: second start against an empty page. */
const targetRatio = 2.5;

/** Long enough for the app to store what it keeps for the next start. */
const lingerMs = 2500;

interface Starts {
  readonly first: number[];
  readonly second: number[];
}

export const startUp: Benchmark = {
  name: 'start-up',
  title: 'From process start to the published Table 2, readable',
  async run(host) {
    const empty: Starts = { first: [], second: [] };
    const workbench: Starts = { first: [], second: [] };
    for (let round = 1; round <= rounds; round += 1) {
      host.say(`start-up: round ${round} of ${rounds}`);
      await startTwice(host, path.join(host.projectRoot, 'tests/bench/empty'), empty);
      await startTwice(host, host.projectRoot, workbench);
    }
    const peer = 'empty page, second start';
    return [
      summary(peer, empty.second, 'ms'),
      summary('empty page, first start', empty.first, 'ms'),
      summary('Table 2, second start', workbench.second, 'ms', { peer, values: empty.second, target: targetRatio }),
      summary('Table 2, first start', workbench.first, 'ms', { peer, values: empty.second, target: null }),
    ];
  },
};

async function startTwice(host: BenchmarkHost, appFolder: string, starts: Starts): Promise<void> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-bench-'));
  try {
    starts.first.push(await startApp(host, appFolder, profile, lingerMs));
    starts.second.push(await startApp(host, appFolder, profile, 0));
  } finally {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
