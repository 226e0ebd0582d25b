import type { Severity } from '../problem';

/**
 * Every code a reader of files reports, with its severity. A `fault` lost data, a `caution` may change what the data
 * says, a `note` is only worth knowing.
 */
export const problemCodes = {
  /** The file has no bytes. */
  'empty-file': 'caution',
  /** No kind of artifact claims the file's content, and it is data by its look. */
  'not-recognised': 'caution',
  /** No kind claims the file, and it is no data (text, scripts, images, configuration). */
  'not-data': 'note',
  /** The format is known by its first bytes, and no reader for it is installed. */
  'unsupported-format': 'caution',
  /** A compressed file or container ends too early; what came before is read. */
  'truncated-archive': 'fault',
  /** A compressed file or container whose bytes are not what its format asks for, or contradict each other. */
  'damaged-archive': 'fault',
  /** Packed data that unpacks to more than any data of a study does. */
  'archive-bomb': 'fault',
  /** More entries in one container than are read. */
  'too-many-entries': 'fault',
  /** An entry whose name leads elsewhere, or that is a link or a device. */
  'unsafe-entry': 'fault',
  /** An entry whose name the container holds already, perhaps in other letters. */
  'duplicate-entry': 'fault',
  /** An entry that only a password opens. */
  'encrypted-entry': 'fault',
  /** An entry or a file packed in a way that is not read. */
  'unsupported-compression': 'fault',
  /** A container inside too many others. */
  'nested-too-deep': 'caution',
  /** Entries whose names start with a dot. */
  'hidden-entries': 'note',
  /** A document that must be read whole is larger than the limit. */
  'file-too-large': 'fault',
  /** One record is larger than the limit; what follows it is not read. */
  'record-too-large': 'fault',
  /** Text that is not JSON. */
  'broken-json': 'fault',
  /** The JSON ends before it is complete: the writer was interrupted, or the copy is partial. */
  'truncated-json': 'fault',
  /** A Parquet file whose footer or rows cannot be decoded. */
  'broken-parquet': 'fault',
  /** An Arrow file whose schema or batches cannot be decoded. */
  'broken-arrow': 'fault',
  /** A file of vectors whose head or rows cannot be read. */
  'broken-vectors': 'fault',
  /** Text after the end of the JSON document. */
  'trailing-content': 'caution',
  /** Python's NaN or Infinity in JSON; read as "no value". */
  'non-finite-number': 'note',
  /** Bytes that are not UTF-8; read as U+FFFD. */
  'malformed-utf8': 'caution',
  /** A record or a document lacks a field it must have, or has null there. */
  'missing-field': 'fault',
  /** A field holds another type than it must. */
  'wrong-type': 'fault',
  /** A part of a data set that was written in several is not in the archive. */
  'missing-shard': 'caution',
  /** An id that must tell records apart comes twice in a file; both records are kept. */
  'duplicate-id': 'caution',
  /** The document is recognised and holds none of the values it is read for. */
  'no-values': 'caution',
  /** A row with more or fewer cells than the header. */
  'ragged-row': 'fault',
  /** A line whose quotes do not close. */
  'broken-csv': 'fault',
  /** A cell that must hold a number and does not. */
  'not-a-number': 'fault',
  /** A score above 1 where the tool writes fractions; taken as percent. */
  'percent-not-fraction': 'caution',
  /** Numbers of one file that contradict each other. */
  'inconsistent-result': 'caution',
  /** A score that rests on a part of the task's items. */
  'limited-evaluation': 'caution',
  /** Some rows of a table have no value in a column. */
  'missing-values': 'note',
  /** Text that is not YAML. */
  'broken-yaml': 'fault',
  /** A binary record whose checksum or encoding is wrong; it is left out. */
  'broken-record': 'fault',
  /** The file ends within a binary record: its writer is still running or was interrupted. */
  'truncated-record': 'caution',
  /** Values that no table holds. */
  'unread-values': 'note',
  /** A log without steps, whose entries are counted. */
  'inferred-steps': 'note',
  /** A pickle, which is never opened. */
  'not-unpickled': 'note',
  /** A table of which nobody said what its columns mean. */
  'unmapped-table': 'caution',
  /** A table whose columns are read by their names. */
  'inferred-mapping': 'note',
  /** Scores that could be fractions or percents. */
  'ambiguous-unit': 'caution',
  /** More problems of one code than the list holds. */
  'more-problems': 'fault',
} as const satisfies Record<string, Severity>;

export type ArchiveProblemCode = keyof typeof problemCodes;
