import type { ByteSource } from '../../ports';
import type { Outline } from '../outline';
import { arrowParts } from './arrowBatches';
import { rowsOf } from './arrowRows';

/** So much is looked at for the first row. */
const lookedAt = 32 * 1024 * 1024;

/** The columns of an Arrow stream or file, and its first row where it lies near enough. */
export async function arrowOutline(source: ByteSource, signal?: AbortSignal): Promise<Outline> {
  let keys = new Set<string>();
  for await (const found of arrowParts(source, signal, lookedAt)) {
    switch (found.part) {
      case 'schema':
        keys = new Set(found.schema.fields.map(({ name }) => nameOf(name)));
        break;
      case 'batch':
        if (found.batch.numRows > 0) return { shape: 'arrow', keys, first: firstRow(found.batch) };
        break;
      case 'fault':
        if (source.bytes > lookedAt && keys.size > 0) break;
        return { shape: 'arrow', keys, first: undefined, fault: describe(found.fault) };
    }
  }
  return { shape: 'arrow', keys, first: undefined };
}

/** The library gives what is there: in a damaged file a field may have no name. */
function nameOf(name: unknown): string {
  return typeof name === 'string' ? name : '';
}

/** Undefined where its reader will say what is wrong with it. */
function firstRow(batch: Parameters<typeof rowsOf>[0]): object | undefined {
  try {
    return rowsOf(batch, null).row(0);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function describe(fault: string): string {
  return `The Arrow file cannot be read: ${fault}. Copy it or write it again, as Parquet or without compression.`;
}
