/** For the benchmark: how long the start took. */

/** With `AGORA_BENCH=1`, says on standard output how many milliseconds the process had run when the window was ready. */
export function tellStartTime(): void {
  if (process.env['AGORA_BENCH'] !== '1') return;
  const startedMs = process.getCreationTime() ?? performance.timeOrigin;
  process.stdout.write(`agora-ready ${(Date.now() - startedMs).toFixed(1)}\n`);
}
