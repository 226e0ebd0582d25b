/** Vectors in a column of lists of a Parquet or Arrow file. */
import { AgoraError } from '../../errors';
import type { ByteSource } from '../../ports';
import { throwIfCancelled } from '../../task';
import { arrowParts } from '../arrow/arrowBatches';
import { arrowOutline } from '../arrow/arrowOutline';
import { rowsOf } from '../arrow/arrowRows';
import { firstBytes } from '../firstBytes';
import { parquetOutline } from '../parquet/parquetOutline';
import { openParquet, type ParquetFile } from '../parquet/parquetFile';
import { createRowDecoder, stretchesOf } from '../parquet/parquetRows';
import { reasonOf } from '../reasonOf';
import { carrierOf } from '../records/carrier';
import type { VectorFile } from './vectorFile';
import { textOfName } from './vectorName';

/** Lists with fewer numbers are taken for something else. */
const fewestNumbers = 8;

/** The columns of a record that hold vectors. */
export function vectorColumns(record: object): string[] {
  return Object.entries(record).flatMap(([name, value]: [string, unknown]) => (isVector(value) ? [name] : []));
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.length >= fewestNumbers && value.every((each) => typeof each === 'number');
}

/** Rows of one part of the file; a row is decoded when it is asked for. */
interface Part {
  readonly length: number;
  row(index: number): Readonly<Record<string, unknown>>;
}

type Rows = AsyncGenerator<Part>;

/** A column's vectors for each column that has some; or why the file cannot be read. */
export async function openVectorTable(
  source: ByteSource,
  signal?: AbortSignal,
): Promise<readonly VectorFile[] | string> {
  const carrier = carrierOf(await firstBytes(source, signal));
  if (carrier !== 'parquet' && carrier !== 'arrow') return 'The file is neither Parquet nor Arrow.';
  const { first, fault } = await (carrier === 'parquet' ? parquetOutline : arrowOutline)(source, signal);
  if (fault !== undefined) return fault;
  const parquet = carrier === 'parquet' ? await openParquet(source, signal) : null;
  if (typeof parquet === 'string') return parquet;
  const rowsOfColumn = (column: string, stop?: AbortSignal): Rows =>
    parquet === null ? arrowRows(source, [column], stop) : parquetRows(parquet, [column], stop);
  const counted = parquet === null ? await countArrow(source, signal) : Number(parquet.metadata.num_rows);
  if (typeof counted === 'string') return counted;
  return vectorColumns(first ?? {}).map((column) => {
    const value: unknown = Reflect.get(first ?? {}, column);
    const dimensions = Array.isArray(value) ? value.length : 0;
    return {
      rows: counted,
      dimensions,
      of: textOfName(column) ?? textOfName(source.path.split('/').at(-1) ?? ''),
      model: parquet === null ? null : modelOfMetadata(parquet),
      batches: (stop) => readColumn(rowsOfColumn(column, stop), source.path, column, dimensions),
    };
  });
}

/** An entry of the footer's metadata that names a model. */
function modelOfMetadata({ metadata }: ParquetFile): string | null {
  const entry = metadata.key_value_metadata?.find(({ key }) => /^(embedding_)?model(_name)?$/i.test(key));
  return entry?.value ?? null;
}

async function* readColumn(
  rows: Rows,
  path: string,
  column: string,
  dimensions: number,
): AsyncGenerator<Float32Array<ArrayBuffer>> {
  let before = 0;
  for await (const part of rows) {
    const vectors = new Float32Array(part.length * dimensions);
    for (let row = 0; row < part.length; row++) {
      const value = valueAt(part, row, column);
      if (!isVector(value) || value.length !== dimensions) {
        const place = `Row ${before + row + 1} of the column ${column}`;
        throw new AgoraError('bad-input', `${place} has no vector of ${dimensions} numbers.`, { path });
      }
      vectors.set(value, row * dimensions);
    }
    before += part.length;
    yield vectors;
  }
}

function valueAt(part: Part, row: number, column: string): unknown {
  try {
    return part.row(row)[column];
  } catch (error) {
    throw undecodable(error);
  }
}

async function* parquetRows(file: ParquetFile, columns: readonly string[], signal: AbortSignal | undefined): Rows {
  for (const stretch of stretchesOf(file, columns)) {
    throwIfCancelled(signal);
    const { start, end, fault } = stretch;
    if (fault !== null) throw new AgoraError('bad-input', `Rows ${start + 1} to ${end} cannot be decoded: ${fault}.`);
    let part: Part;
    try {
      const decode = await createRowDecoder(file, columns);
      const rows = await decode(stretch);
      part = { length: rows.length, row: (index) => rows.row(index).record };
    } catch (error) {
      throwIfCancelled(signal);
      if (file.access.failure !== undefined) throw error;
      throw undecodable(error);
    }
    yield part;
  }
}

async function* arrowRows(
  source: ByteSource,
  columns: readonly string[] | null,
  signal: AbortSignal | undefined,
): Rows {
  for await (const found of arrowParts(source, signal)) {
    if (found.part === 'fault') throw new AgoraError('bad-input', `The file breaks off: ${found.fault}.`);
    if (found.part !== 'batch') continue;
    let part: Part;
    try {
      part = rowsOf(found.batch, columns);
    } catch (error) {
      throw undecodable(error);
    }
    yield part;
  }
}

function undecodable(error: unknown): AgoraError {
  return new AgoraError('bad-input', `The rows cannot be decoded (${reasonOf(error)}). Copy or write the file again.`);
}

async function countArrow(source: ByteSource, signal: AbortSignal | undefined): Promise<number | string> {
  let count = 0;
  for await (const found of arrowParts(source, signal)) {
    if (found.part === 'fault') return `The file breaks off: ${found.fault}. Copy or write it again.`;
    if (found.part === 'batch') count += found.batch.numRows;
  }
  return count;
}
