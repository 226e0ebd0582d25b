/** What the analysis needs from outside. Each host (window, Node, tests) brings its own implementations. */
import type { Table } from 'apache-arrow';

export type SqlValue = string | number | bigint | boolean | null;

/** One connection to the embedded DuckDB; statements on it run one after another. */
export interface Connection {
  /** Runs one statement. Rejects with an `AgoraError` of code `cancelled` when the signal is aborted. */
  query(sql: string, parameters?: readonly SqlValue[], signal?: AbortSignal): Promise<Table>;
  /**
   * Appends an Arrow table to an existing table of the schema `store`, columns matched by position. The memory of the
   * rows is the caller's again as soon as the call returns its promise.
   */
  insert(table: string, rows: Table): Promise<void>;
  close(): Promise<void>;
}

export interface Database {
  connect(): Promise<Connection>;
  close(): Promise<void>;
}

/** Where the database lives. It is a cache: `discard` may be called at any time and loses nothing of the user's. */
export interface DatabaseHost {
  /** Opens the database, creating it where it is missing. Rejects when what is stored cannot be opened. */
  open(): Promise<Database>;
  /** Removes what is stored, so that the next `open` starts empty. */
  discard(): Promise<void>;
}

/** One readable file of an archive. Never writable. */
export interface ByteSource {
  /** Path inside the archive, `/` between its parts. */
  readonly path: string;
  /** Of a compressed file whose content's length is not known, the compressed bytes; else the length of its content. */
  readonly bytes: number;
  /** Last change, milliseconds since 1970. */
  readonly modifiedMs: number;
  /** The bytes of one part, by default of the whole file. Chunks may be reused by the source once the next is asked for. */
  stream(part?: BytePart, signal?: AbortSignal): AsyncIterable<Uint8Array>;
  /** False: what lies before a part's start is read too (a compressed stream), so that jumping about is dear. */
  readonly seekable: boolean;
  /** Of a compressed file: how many of `bytes` its streams have used so far. Absent: as many as came out of them. */
  readonly used?: () => number;
}

/** Part of a file. */
export interface BytePart {
  /** First byte; 0 where absent. */
  readonly start?: number;
  /** Exclusive; the file's end where absent or beyond it. */
  readonly end?: number;
}

/** Where finished files go: a folder on disk or a save dialog's choice. Paths are relative. */
export interface ByteSink {
  write(path: string, data: string | Uint8Array): Promise<void>;
}
