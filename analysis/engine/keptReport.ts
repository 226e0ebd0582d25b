/** Reports that are kept as JSON under what they depend on. */
import type { DerivedStore } from '../ports';
import type { MeasuredRun } from '../store/measures';
import { derivedKey } from './measure/derivedKey';

/** The report that is kept, else what `make` gives, which is kept then. Runs are told apart by their names and files. */
export async function keptReport<T extends object>(
  derived: DerivedStore,
  {
    name,
    version,
    runs,
    parameters,
  }: { name: string; version: number; runs: readonly MeasuredRun[]; parameters: unknown },
  make: () => Promise<T>,
): Promise<T> {
  const named = runs.map(({ run, files }) => [run, files.map(({ path }) => path)]);
  const key = await derivedKey(
    name,
    version,
    runs.flatMap(({ files }) => files),
    [named, parameters],
  );
  const bytes = key && (await derived.read(key));
  const kept = bytes && parsed(bytes);
  // One cast where nothing is typed: under this name and version nothing else was written.
  if (kept) return kept as T;
  const report = await make();
  // Kept for the next time: where there is no room the report is there all the same.
  if (key) await derived.write(key, new TextEncoder().encode(JSON.stringify(report))).catch(() => undefined);
  return report;
}

/** Null: the bytes are damaged. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
