import type { MeasuredFile } from '../../store/measures';

/**
 * The file with instances that a file of measures is about: the one whose name its own begins with, else the only one in
 * its folder, else the only one there is; null where several may be meant.
 */
export function measuredFileOf(path: string, files: readonly MeasuredFile[]): MeasuredFile | null {
  const named = files.filter((file) => stemOf(path).startsWith(stemOf(file.path)));
  // `gpt-4o` begins `gpt-4o-mini` too: the longest name is meant.
  const longest = Math.max(...named.map((file) => stemOf(file.path).length));
  const inFolder = files.filter((file) => folderOf(file.path) === folderOf(path));
  for (const found of [named.filter((file) => stemOf(file.path).length === longest), inFolder, files])
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  return null;
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.(?:jsonl?|csv|tsv|parquet|arrow|gz|zst))+$/i, '');
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
