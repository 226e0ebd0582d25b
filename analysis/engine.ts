/**
 * The façade: everything above the files is reached through it. The way from a file to a figure is readable here from
 * top to bottom: bytes → archive (rows and problems) → store → study → statistics → figures.
 */
import type { ArchiveSource, OpenOptions } from './engine/archiveSource';
import { fingerprintOf } from './engine/fingerprint';
import { deleteArchive, importArchive } from './engine/importArchive';
import { makeExhibits, type Exhibits } from './figures/exhibits';
import type { Connection, DatabaseHost } from './ports';
import type { AnalyseResult, OpenResult, PgrResult, SqlResult } from './results';
import { findArchive, readOpenResult, readStudyRows, requireArchive } from './store/catalogue';
import { runReadOnly } from './store/readOnlySql';
import { openStore } from './store/store';
import { analyse } from './study/analyse/analyse';
import { metricValues } from './study/metricValues';
import { computePgr } from './study/pgr/computePgr';
import type { Study } from './study/study';
import { throwIfCancelled, type Task } from './task';

export type { ArchiveSource, OpenOptions };

export interface Engine {
  /** Reads the archive where it is new or changed. What no reader understands is among the problems; see `isReadable`. */
  open(archive: ArchiveSource, options: OpenOptions, task: Task): Promise<OpenResult>;
  study(archiveId: string): Promise<Study>;
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
  /** Changes with the code: an archive that another build has read is read again. */
  readonly build: string;
}

/** Opens the store and gives the engine on it. Throws `AgoraError('database')` where no database can be made. */
export async function createEngine(ports: EnginePorts): Promise<Engine> {
  const store = await openStore(ports.database);
  const on = <T>(archive: string, work: (connection: Connection) => Promise<T>) => store.withConnection(archive, work);
  /** Results of open archives, until their rows change. */
  const kept = new Map<string, Results>();
  const results = (archive: string) =>
    on(archive, async (connection) => {
      const computed = kept.get(archive) ?? (await computeResults(connection, archive));
      kept.set(archive, computed);
      return computed;
    });

  return {
    open: (archive, options, task) =>
      on(archive.id, async (connection) => {
        const fingerprint = await fingerprintOf(archive.files, ports.build);
        const stored = await findArchive(connection, archive.id);
        const isCurrent = stored?.summary.fingerprint === fingerprint && (stored.withInstances || !options.instances);
        if (!isCurrent) {
          await importArchive(connection, archive, fingerprint, options, task);
          kept.delete(archive.id);
        }
        throwIfCancelled(task.signal);
        return readOpenResult(connection, archive.id);
      }),
    study: (archive) => on(archive, async (connection) => (await requireArchive(connection, archive)).study),
    pgr: async (archive) => (await results(archive)).pgr,
    analyse: async (archive) => (await results(archive)).analysis(),
    exhibits: async (archive) => {
      const { study, pgr, analysis } = await results(archive);
      return makeExhibits({ study, pgr, analysis: analysis() });
    },
    sql: (archive, text, task) =>
      on(archive, async (connection) => {
        await requireArchive(connection, archive);
        return runReadOnly(connection, text, task.signal);
      }),
    forget: async (archive) => {
      await on(archive, (connection) => deleteArchive(connection, archive));
      kept.delete(archive);
    },
    close: () => store.close(),
  };
}

interface Results {
  readonly study: Study;
  readonly pgr: PgrResult;
  /** Computed when it is first asked for: the leaderboard does not wait for it. */
  analysis(): AnalyseResult;
}

/** From stored rows to PGR, and on demand to the analysis. */
async function computeResults(connection: Connection, archive: string): Promise<Results> {
  const { study, runs, evaluations, printed } = await readStudyRows(connection, archive);
  const pgr = computePgr({ study, runs, evaluations, printed });
  let analysis: AnalyseResult | null = null;
  return {
    study,
    pgr,
    analysis: () => (analysis ??= analyse({ study, pgr, evaluations, metrics: metricValues(printed), printed })),
  };
}

/** Whether any file of the archive was understood; where not, `agora` exits with 3. */
export function isReadable(opened: OpenResult): boolean {
  return opened.artifacts.some(({ kind, rows }) => kind !== null && rows !== 0);
}
