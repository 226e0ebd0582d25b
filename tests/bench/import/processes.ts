/** What the processes of an app take, read from Linux's /proc; elsewhere nothing is known. */
import fs from 'node:fs';

/** The process and all below it. */
function tree(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readOrEmpty(`/proc/${name}/stat`);
    // The second field is the name in brackets, which may hold anything.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (stat !== '') parents.set(Number(name), parent);
  }
  const found = [root];
  for (const process of found)
    for (const [child, parent] of parents) if (parent === process && !found.includes(child)) found.push(child);
  return found;
}

/** Bytes of memory of the process and all below it; what several share is counted once between them (PSS). */
export function memoryOfTree(root: number): number {
  const kilobytes = tree(root).map((process) =>
    Number(/^Pss:\s+(\d+)/m.exec(readOrEmpty(`/proc/${process}/smaps_rollup`))?.[1] ?? 0),
  );
  return 1024 * kilobytes.reduce((sum, value) => sum + value, 0);
}

/** Seconds of processor time that the process and all below it have taken so far, ended ones left out. */
export function processorSecondsOfTree(root: number): number {
  const ticks = tree(root).map((process) => {
    const stat = readOrEmpty(`/proc/${process}/stat`);
    const [user = 0, system = 0] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return user + system;
  });
  // Linux counts in hundredths wherever Electron runs.
  return ticks.reduce((sum, value) => sum + value, 0) / 100;
}

/** Looks every quarter of a second until it is stopped. */
export function watchMemory(root: number): { readonly stop: () => number } {
  let peak = memoryOfTree(root);
  const timer = setInterval(() => (peak = Math.max(peak, memoryOfTree(root))), 250);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.max(peak, memoryOfTree(root));
    },
  };
}

/** A process may end while it is looked at. */
function readOrEmpty(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
