/** Starts an app that says when it is ready, and measures how long that takes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { BenchmarkHost } from './benchmark';

/** A start that takes longer than this has failed. */
const patienceMs = 120_000;

/**
 * Milliseconds from starting the process to its line `agora-ready`. The app is then left alone for `lingerMs`, as a user
 * would look at it, and asked to end. Rejects where it ends or hangs before it is ready.
 */
export async function startApp(
  host: BenchmarkHost,
  appFolder: string,
  profile: string,
  lingerMs: number,
): Promise<number> {
  const startedMs = performance.now();
  const child = spawn(host.electron, [appFolder, `--user-data-dir=${profile}`], {
    env: { ...host.environment, AGORA_BENCH: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  try {
    await Promise.race([
      readyLine(child),
      ended.then(() => Promise.reject(new Error(`${appFolder} ended before it was ready`))),
      timeOut().then(() => Promise.reject(new Error(`${appFolder} was not ready after ${patienceMs / 1000} s`))),
    ]);
    const elapsedMs = performance.now() - startedMs;
    await new Promise((resolve) => setTimeout(resolve, lingerMs));
    return elapsedMs;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

function readyLine(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (/^agora-ready/m.test(said)) resolve();
    });
  });
}

function timeOut(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, patienceMs).unref();
  });
}
