/** What every step of a measurement works with. */
import type { ArchiveSource } from '../archiveSource';
import type { Connection, DerivedStore, ModelFiles, WorkerPool } from '../../ports';

export interface Measuring {
  readonly archive: ArchiveSource;
  readonly pool: WorkerPool;
  readonly derived: DerivedStore;
  /** Null: the host has none. */
  readonly models: ModelFiles | null;
  readonly signal: AbortSignal;
  /** Runs on a connection of its own. */
  readonly reading: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
  /** The same, one writer at a time: two that add to one table at once would not both get through. */
  readonly writing: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
  /**
   * Runs what hires several workers at once, one after another: two that wait for each other's would wait for ever.
   */
  readonly alone: <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;
  /** So many instances more are measured, of the total that the task was told of. */
  readonly count: (instances: number) => void;
}
