/** A Python that has PyTorch: that of the PATH, or Debian's, whose package is python3-torch. */
import { execFileSync } from 'node:child_process';

function hasTorch(python: string): boolean {
  try {
    execFileSync(python, ['-c', 'import torch'], { stdio: 'ignore', timeout: 120_000 });
    return true;
  } catch {
    return false;
  }
}

let found: string | null | undefined;

/** Its command; null where there is none. Looked for once. */
export function pythonWithTorch(): string | null {
  found ??= ['python3', '/usr/bin/python3'].find(hasTorch) ?? null;
  return found;
}

/** What a test prints where it is skipped for the lack of it. */
export const torchMissing = 'skipped where no python3 has PyTorch (python3-torch)';
