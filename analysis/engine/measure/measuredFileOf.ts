import type { MeasuredFile, MeasuredRun } from '../../store/measures';

/**
 * The files with instances that a file beside them may be about: those whose name its own begins with, the longest; else
 * those in its folder; else all.
 */
export function measuredFilesOf(path: string, files: readonly MeasuredFile[]): readonly MeasuredFile[] {
  const named = files.filter((file) => stemOf(path).startsWith(stemOf(file.path)));
  // `gpt-4o` begins `gpt-4o-mini` too: the longest name is meant.
  const longest = Math.max(...named.map((file) => stemOf(file.path).length));
  const inFolder = files.filter((file) => folderOf(file.path) === folderOf(path));
  for (const found of [named.filter((file) => stemOf(file.path).length === longest), inFolder])
    if (found.length > 0) return found;
  return files;
}

/** Those that a file of measures or vectors is looked for among: the runs, or where there is none the files of no run. */
export function mayBeAbout(sets: readonly MeasuredRun[]): readonly MeasuredRun[] {
  const runs = sets.filter(({ isRun }) => isRun);
  return runs.length > 0 ? runs : sets;
}

/** The one file with instances that a file of measures is about; null where several may be meant. */
export function measuredFileOf(path: string, files: readonly MeasuredFile[]): MeasuredFile | null {
  const [only, ...others] = measuredFilesOf(path, files);
  return others.length === 0 ? (only ?? null) : null;
}

/** A file's name without its folders and endings. */
export function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.(?:jsonl?|csv|tsv|parquet|arrow|gz|zst))+$/i, '');
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
