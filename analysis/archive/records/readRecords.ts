import type { ByteSource } from '../../ports';
import { carrierOf } from '../carriers/carrier';
import { readCsvRecords } from '../carriers/csvRecords';
import { delimiterOf } from '../csv/dialect';
import { firstBytes } from '../firstBytes';
import { readInstances } from '../instances';
import type { Batch } from '../kind';
import { decodeUtf8 } from '../bytes/decode';
import { instancesOf, type RecordShape } from './recordShape';

/**
 * Streams the instances of a file of records, in whatever way it carries them. A record that is no instance is a problem
 * and keeps its ordinal.
 */
export async function* readRecords(
  source: ByteSource,
  signal: AbortSignal | undefined,
  shape: RecordShape,
): AsyncGenerator<Batch> {
  const toInstance = instancesOf(shape);
  const start = await firstBytes(source, signal);
  switch (carrierOf(start)) {
    case 'csv':
      return yield* readCsvRecords(source, signal, delimiterOf(decodeUtf8(start).text), shape.fields, toInstance);
    case 'json':
    default:
      return yield* readInstances(source, signal, toInstance);
  }
}
