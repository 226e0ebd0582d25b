/** Data as steps are given it, kept in the app's data folder by content: `prepared/data/SHA256/data.jsonl`. */
import { createHash, randomUUID, type Hash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from '../../../../analysis/schema';
import { appDataFolder } from '../../../ports/derivedFolder';
import { writeAtomically } from '../../../ports/writeAtomically';
import { writeFailure } from '../../../ports/writeFailure';

/** A file that was prepared. */
export const preparedSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number(),
  rows: z.number(),
  /** Records that were left out: without an instruction or a response. */
  leftOut: z.number(),
});

export type Prepared = z.infer<typeof preparedSchema>;

export const preparedName = 'data.jsonl';

export function preparedFolder(dataFolder = appDataFolder()): string {
  return join(dataFolder, 'prepared');
}

export function preparedPath(folder: string, { sha256 }: Pick<Prepared, 'sha256'>): string {
  return join(folder, 'data', sha256, preparedName);
}

/** Whether the file is there as it was prepared, by its size: its name is its content. */
export async function isPrepared(folder: string, prepared: Prepared): Promise<boolean> {
  const found = await stat(preparedPath(folder, prepared)).catch(() => null);
  return found?.size === prepared.bytes;
}

export interface InstanceText {
  readonly instruction: string;
  readonly response: string;
}

/** Takes instances and makes a file of them, a line each. */
export interface Preparing {
  /** Adds an instance; one without an instruction or a response is left out and counted. */
  add(instance: InstanceText): void;
  /** Writes what is held where that is much; to be awaited between batches. */
  flush(): Promise<void>;
  finish(): Promise<Prepared>;
  /** Leaves nothing behind. */
  drop(): Promise<void>;
}

/** Held before it is written, in characters. */
const much = 1 << 20;

/** Throws as `writeFailure` where the folder cannot be written to. */
export async function prepare(folder: string): Promise<Preparing> {
  const making = join(folder, `making-${randomUUID()}`);
  const file = await mkdir(folder, { recursive: true })
    .then(() => open(making, 'wx'))
    .catch((error: unknown) => {
      throw writeFailure(error, folder);
    });
  return preparing(folder, making, file, createHash('sha256'));
}

function preparing(folder: string, making: string, file: FileHandle, hash: Hash): Preparing {
  let [held, rows, leftOut, bytes] = ['', 0, 0, 0];
  const write = async (): Promise<void> => {
    const chunk = Buffer.from(held);
    held = '';
    hash.update(chunk);
    bytes += chunk.length;
    await file.writeFile(chunk).catch((error: unknown) => {
      throw writeFailure(error, folder);
    });
  };
  return {
    add({ instruction, response }) {
      if (instruction.trim() === '' || response.trim() === '') {
        leftOut++;
        return;
      }
      // Numbered within the file: a name of a file or a run would make the same data other data.
      held += `${JSON.stringify({ id: String(rows), instruction, response })}\n`;
      rows++;
    },
    async flush() {
      if (held.length >= much) await write();
    },
    async finish() {
      await write();
      await file.sync();
      await file.close();
      const prepared = { sha256: hash.digest('hex'), bytes, rows, leftOut };
      const path = preparedPath(folder, prepared);
      await mkdir(dirname(path), { recursive: true });
      await rename(making, path);
      return prepared;
    },
    async drop() {
      await file.close().catch(() => undefined);
      await rm(making, { force: true });
    },
  };
}

/** What was prepared from `what`, a text that names it and its state; null: nothing, or it is there no more. */
export async function recall<T>(folder: string, what: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(indexPath(folder, what), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export async function remember(folder: string, what: string, value: unknown): Promise<void> {
  const path = indexPath(folder, what);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeAtomically(path, JSON.stringify(value));
  } catch (error) {
    throw writeFailure(error, folder);
  }
}

function indexPath(folder: string, what: string): string {
  return join(folder, 'index', `${createHash('sha256').update(what).digest('hex')}.json`);
}
