/** One small file of the app's own state: versioned JSON, written atomically, never thrown away unread. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeAtomically } from '../ports/writeAtomically';

export interface StateFile<T> {
  /** The stored value, or the initial one where nothing is stored or what is stored cannot be read. */
  read(): T;
  /** Keeps the value and writes it; writes follow each other, and the last one wins. */
  write(value: T): Promise<void>;
}

export interface StateFileOptions<T> {
  readonly path: string;
  readonly version: number;
  readonly initial: () => T;
  /** Checks the stored value; throws where it does not fit. */
  readonly parse: (value: unknown) => T;
  /** What turns a value of an earlier version into one of the next, by the earlier one. */
  readonly migrations?: Readonly<Record<number, (value: unknown) => unknown>>;
  /** Told when a stored file could not be used, with the place where it was put aside. */
  readonly report: (message: string) => void;
}

/** A state file; nothing is read before the first `read`. */
export function stateFile<T>(options: StateFileOptions<T>): StateFile<T> {
  let current: { readonly value: T } | null = null;
  let writing: Promise<void> = Promise.resolve();
  return {
    read() {
      current ??= { value: load(options) };
      return current.value;
    },
    write(value) {
      current = { value };
      const text = `${JSON.stringify({ version: options.version, value }, null, 2)}\n`;
      writing = writing
        .catch(() => undefined)
        .then(() => {
          mkdirSync(dirname(options.path), { recursive: true });
          return writeAtomically(options.path, text);
        });
      track(writing);
      return writing;
    },
  };
}

function load<T>(options: StateFileOptions<T>): T {
  if (!existsSync(options.path)) return options.initial();
  try {
    const stored: unknown = JSON.parse(readFileSync(options.path, 'utf8'));
    if (typeof stored !== 'object' || stored === null || !('version' in stored) || !('value' in stored))
      throw new Error('no version and value');
    return options.parse(migrated(options, stored.version, stored.value));
  } catch (error) {
    const aside = `${options.path}.unread-${Date.now()}`;
    renameSync(options.path, aside);
    const reason = error instanceof Error ? error.message : String(error);
    options.report(`A state file could not be read (${reason}) and was kept as ${aside}.`);
    return options.initial();
  }
}

/** The value as this version has it. A file of an earlier version is kept beside as it was. */
function migrated<T>(
  { path, version, migrations = {} }: StateFileOptions<T>,
  stored: unknown,
  value: unknown,
): unknown {
  if (stored === version) return value;
  const unusable = new Error(`version ${String(stored)}`);
  if (typeof stored !== 'number' || stored > version) throw unusable;
  let current = value;
  for (let at = stored; at < version; at += 1) {
    const migrate = migrations[at];
    if (migrate === undefined) throw unusable;
    current = migrate(current);
  }
  copyFileSync(path, `${path}.version-${stored}`);
  return current;
}

const unfinished = new Set<Promise<void>>();

function track(writing: Promise<void>): void {
  unfinished.add(writing);
  void writing.catch(() => undefined).finally(() => unfinished.delete(writing));
}

/** True while a state file is being written. */
export function isWritingState(): boolean {
  return unfinished.size > 0;
}

/** Resolves when no state is being written any more. */
export async function stateWritten(): Promise<void> {
  while (unfinished.size > 0) await Promise.allSettled(unfinished);
}
