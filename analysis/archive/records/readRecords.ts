import type { ByteSource } from '../../ports';
import { readInstances } from '../instances';
import type { Batch } from '../kind';
import { instancesOf, type RecordShape } from './recordShape';

/** Streams the instances of a file of records. A record that is no instance is a problem and keeps its ordinal. */
export function readRecords(
  source: ByteSource,
  signal: AbortSignal | undefined,
  shape: RecordShape,
): AsyncGenerator<Batch> {
  return readInstances(source, signal, instancesOf(shape));
}
