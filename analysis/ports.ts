/** What the analysis needs from outside. Each host (window, Node, tests) brings its own implementations. */
import type { Table } from 'apache-arrow';
import type { Hands, Work } from './pool/work';

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

/** Workers beside the caller's thread: Web Workers in the window, threads on Node, the same code in both. */
export interface WorkerPool {
  /** How many work at once. */
  readonly size: number;
  /**
   * A worker of one's own that is ready for this work, as soon as one is free. When the signal is aborted the worker
   * ends in the middle of what it does, and its calls reject with `cancelled`.
   */
  hire<H extends Hands>(work: Work<H>, signal?: AbortSignal): Promise<Hired<H>>;
  /** Ends all workers; their calls reject with `cancelled`. */
  close(): void;
}

/** A hired worker. What its hands keep from call to call is gone when it is released. */
export interface Hired<H extends Hands> {
  /** `transfer`: buffers among the arguments that cross without being copied, and are gone here. */
  call<M extends keyof H & string>(
    method: M,
    args: H[M] extends (...args: infer A) => unknown ? A : never,
    transfer?: readonly ArrayBuffer[],
  ): Promise<H[M] extends (...args: never) => infer R ? Awaited<R> : never>;
  release(): void;
}

/** What was derived from an input: whoever holds the same input has the same result. */
export interface DerivedKey {
  /** Hash of everything that the result depends on, in hex. */
  readonly input: string;
  /** What it is and by which version of the code: `response_words@1`. */
  readonly name: string;
}

/** Results that are dear to compute, kept beside the database and outliving it. Losing one costs time alone. */
export interface DerivedStore {
  /** Null where nothing is kept, or nothing that can be read. */
  read(key: DerivedKey): Promise<Uint8Array | null>;
  /** Puts a whole result in place, or none. Rejects where there is no room. */
  write(key: DerivedKey, bytes: Uint8Array): Promise<void>;
}

/** Models that ship beside the code. */
export interface ModelFiles {
  /** The whole file. Rejects with an `AgoraError` of code `not-found` where the installation lacks it. */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
}
