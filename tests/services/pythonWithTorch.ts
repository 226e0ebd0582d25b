/** A Python that has PyTorch; Debian's package is python3-torch. */
import { pythonWith } from './pythonWith';

/** Its command; null where there is none. Looked for once. */
export function pythonWithTorch(): string | null {
  return pythonWith('torch');
}

/** What a test prints where it is skipped for the lack of it. */
export const torchMissing = 'skipped where no python3 has PyTorch (python3-torch)';
