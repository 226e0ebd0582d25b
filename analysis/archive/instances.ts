import type { ByteSource } from '../ports';
import { createFastInstances } from './fastInstances';
import { createInstanceBatches } from './instanceBatches';
import { readJsonRecords } from './json/readJsonRecords';
import type { RecordPlace } from './json/recordHandler';
import type { WantedTexts } from './json/recordScanner';
import type { Batch, InstanceRow } from './kind';
import type { ProblemList } from './problemList';

/** One parsed record as an instance, or null where it is none and `problems` says why. */
export type ToInstance = (record: unknown, place: RecordPlace, problems: ProblemList) => InstanceRow | null;

/** Records that are instances as they stand, and need no reader: what of them is wanted. */
export interface PlainRecords {
  readonly texts: WantedTexts;
  /** Told of every record that has an id and does not pass through `ToInstance`. */
  seen(id: number, line: number, problems: ProblemList): void;
}

/**
 * Streams the instances of a JSON array or of JSON lines; see `readJsonRecords`. Records that fit `plain` are read
 * several times faster; of one that does not, and of a broken one, `toInstance` is asked.
 */
export async function* readInstances(
  source: ByteSource,
  signal: AbortSignal | undefined,
  toInstance: ToInstance,
  plain?: PlainRecords,
): AsyncGenerator<Batch> {
  const batches = createInstanceBatches();
  const fast = plain === undefined ? null : createFastInstances(plain.texts, batches);
  try {
    yield* readJsonRecords(source, signal, {
      fast: (problems) => fast?.records((id, line) => plain?.seen(id, line, problems)) ?? null,
      take(record, place, problems) {
        const row = toInstance(record, place, problems);
        if (row === null) return;
        fast?.flush();
        batches.add(row);
      },
      takeFull: batches.takeFull,
      *takeAll() {
        fast?.flush();
        yield* batches.takeAll();
      },
    });
  } finally {
    fast?.release();
  }
}
