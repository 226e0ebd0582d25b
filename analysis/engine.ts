/**
 * The façade: everything above the files is reached through it. The way from a file to a figure is readable here from
 * top to bottom: bytes → archive (rows and problems) → store → study → statistics → figures.
 */
import type { Exhibits } from './figures/exhibits';
import type { ByteSource, DatabaseHost } from './ports';
import type { Problem } from './problem';
import type { AnalyseResult, OpenResult, PgrResult, SqlResult } from './results';
import type { Task } from './task';

/** An archive as its host hands it over: files that can be read, and what the host could not read. */
export interface ArchiveSource {
  readonly id: string;
  readonly name: string;
  readonly files: readonly ByteSource[];
  readonly problems: readonly Problem[];
}

export interface OpenOptions {
  /** False: generated data is recognised and assigned, and not read. */
  readonly instances: boolean;
}

export interface Engine {
  /** Reads what is new in the archive. Throws `nothing-readable` (with the problems) where no file is understood. */
  open(archive: ArchiveSource, options: OpenOptions, task: Task): Promise<OpenResult>;
  pgr(archiveId: string): Promise<PgrResult>;
  analyse(archiveId: string): Promise<AnalyseResult>;
  /** Every table and figure of the leaderboard and the analysis. */
  exhibits(archiveId: string): Promise<Exhibits>;
  /** One read-only statement over the public views, limited to this archive. */
  sql(archiveId: string, text: string, task: Task): Promise<SqlResult>;
  /** Removes an archive's rows from the cache. */
  forget(archiveId: string): Promise<void>;
  close(): Promise<void>;
}

export interface EnginePorts {
  readonly database: DatabaseHost;
}
