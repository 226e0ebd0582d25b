/** What both ways to pull read from a call and say. */
import { resolve } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { bytesText } from '../../../analysis/figures/bytesText';
import type { Call } from '../verb';

export function textOf({ options }: Call, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function outOf(call: Call): string {
  const out = textOf(call, 'out');
  if (out === null)
    throw new AgoraError('bad-input', 'The folder to write into is missing.', { nextStep: 'Add --out DIR.' });
  return resolve(out);
}

export function sumOf(files: readonly { readonly bytes: number }[]): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return `${files.length} ${files.length === 1 ? 'file' : 'files'}, ${bytesText(bytes)}`;
}

/** A line each. */
export function sumsByStatus(files: readonly { readonly bytes: number; readonly status: string }[]): string {
  return ['fetched', 'resumed', 'kept', 'failed']
    .map((status) => [status, files.filter((file) => file.status === status)] as const)
    .filter(([, some]) => some.length > 0)
    .map(([status, some]) => `${status} ${sumOf(some)}\n`)
    .join('');
}

/** The next step after a pull. */
export function openingOf(out: string): string {
  return `Open it: agora open ${/\s/.test(out) ? `"${out}"` : out}\n`;
}
