import type { ByteSource } from '../../ports';
import type { Problem } from '../../problem';
import { readArrowRecords } from '../arrow/arrowRecords';
import { decodeUtf8 } from '../bytes/decode';
import { joinBytes } from '../bytes/joinBytes';
import { readCsvRecords } from '../csv/csvRecords';
import { delimiterOf } from '../csv/dialect';
import { peek } from '../bytes/peek';
import { headBytes } from '../firstBytes';
import { parseJson } from '../json/parseJson';
import { readJsonRecords, type RecordSink } from '../json/readJsonRecords';
import type { Batch } from '../kind';
import { readParquetRecords } from '../parquet/parquetRecords';
import { createProblemList } from '../problemList';
import { carrierOf } from './carrier';
import { isFields, type Fields } from './recordShape';

/** A larger file is no single JSON object that somebody wrote. */
const longestDocument = 16 * 1024 * 1024;

/**
 * Hands every record of a file to `take`, whatever it is about and however it is written: JSON lines, a JSON list, one
 * JSON object (a record itself, or one that holds a list of them), a table, Parquet or Arrow. `line` is the 1-based line,
 * or row where a file has no lines. Only `fields` are sure to be there. Gives what could not be read.
 */
export async function readFieldRecords(
  source: ByteSource,
  fields: readonly string[],
  take: (record: Fields, line: number) => void,
  signal: AbortSignal | undefined,
): Promise<Problem[]> {
  const sink: RecordSink = {
    take(record, { line }) {
      if (isFields(record)) take(record, line);
    },
    takeFull: () => [],
    takeAll: () => [],
  };
  const problems: Problem[] = [];
  const { start, source: peeked, release } = await peek(source, headBytes, signal);
  try {
    for await (const batch of batchesOf(source, peeked, start, fields, sink, signal))
      if (batch.table === 'problems') problems.push(...batch.rows);
  } finally {
    await release();
  }
  return problems;
}

async function* batchesOf(
  source: ByteSource,
  peeked: ByteSource,
  start: Uint8Array,
  fields: readonly string[],
  sink: RecordSink,
  signal: AbortSignal | undefined,
): AsyncGenerator<Batch> {
  switch (carrierOf(start)) {
    case 'csv':
      yield* readCsvRecords(peeked, signal, delimiterOf(decodeUtf8(start).text), fields, sink);
      break;
    case 'parquet':
      yield* readParquetRecords(source, signal, fields, sink);
      break;
    case 'arrow':
      yield* readArrowRecords(peeked, signal, fields, sink);
      break;
    case 'json': {
      const whole = source.bytes > longestDocument ? null : await wholeFile(peeked, signal);
      const records = whole === null ? null : recordsOfDocument(decodeUtf8(whole).text);
      if (records === null) yield* readJsonRecords(whole === null ? peeked : inMemory(source, whole), signal, sink);
      else {
        const problems = createProblemList(source.path);
        records.forEach((record, ordinal) => sink.take(record, { ordinal, line: ordinal + 1 }, problems));
      }
    }
  }
}

async function wholeFile(source: ByteSource, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.stream(undefined, signal)) chunks.push(chunk.slice());
  return joinBytes(...chunks);
}

function inMemory(source: ByteSource, bytes: Uint8Array): ByteSource {
  return {
    ...source,
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, memory is not.
    async *stream() {
      yield bytes;
    },
  };
}

/** The records of a text that is one JSON object: those of its only list, or itself. Null: it is another thing. */
function recordsOfDocument(text: string): readonly unknown[] | null {
  const parsed = parseJson(text);
  if (!parsed.ok || !isFields(parsed.value)) return null;
  const lists = Object.values(parsed.value).filter((value) => Array.isArray(value) && value.some(isFields));
  const [only, ...others]: unknown[] = lists;
  return Array.isArray(only) && others.length === 0 ? (only as unknown[]) : [parsed.value];
}
