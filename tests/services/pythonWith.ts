/** A Python that has a module: that of the PATH, or Debian's. */
import { execFileSync } from 'node:child_process';

function has(python: string, module: string): boolean {
  try {
    execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore', timeout: 120_000 });
    return true;
  } catch {
    return false;
  }
}

const found = new Map<string, string | null>();

/** Its command; null where there is none. Looked for once. */
export function pythonWith(module: string): string | null {
  const known = found.get(module);
  if (known !== undefined) return known;
  const python = ['python3', '/usr/bin/python3'].find((each) => has(each, module)) ?? null;
  found.set(module, python);
  return python;
}
