/**
 * The façade: everything above the files is reached through it. The way from a file to a figure is readable here from
 * top to bottom: bytes → archive (rows and problems) → store → study → statistics → figures.
 */
import type { ContaminationReport, ContaminationRequest } from './contaminationResults';
import type { DuplicateReport, DuplicateRequest } from './duplicateResults';
import type { ArchiveSource, OpenOptions } from './engine/archiveSource';
import { contamination } from './engine/contamination';
import { duplicates } from './engine/duplicates';
import { fingerprintOf } from './engine/fingerprint';
import { createArtifactIds } from './engine/artifactIds';
import { isCurrent } from './engine/isCurrent';
import { readDistribution } from './engine/measure/distribution';
import { drawInstances, type DrawnInstance, type DrawnRun, type DrawRequest } from './engine/measure/drawInstances';
import { instanceViolations } from './engine/measure/instanceViolations';
import { measure } from './engine/measure/measure';
import { readInstanceMeasures } from './engine/measure/instanceMeasures';
import { readMetricTable } from './engine/measure/metricTable';
import { predictorsOf } from './engine/measure/predictors';
import { noneKept } from './engine/noneKept';
import { previewTable } from './engine/previewTable';
import { readComparable } from './engine/readComparable';
import { readLines } from './engine/readLines';
import { stepByStep } from './engine/stepByStep';
import { createTurns } from './engine/turns';
import type { PartSize } from './engine/readFile';
import { deleteArchive, importArchive } from './engine/importArchive';
import { makeExhibits, type Exhibits } from './figures/exhibits';
import { scoreTable } from './archive/scoreTable';
import type { AnalyseResult } from './analysisResults';
import type { Distribution, InstanceMeasure, MeasureRequest, MetricTable } from './metricResults';
import type { Violation } from './metrics/format/rule';
import type { Connection, DatabaseHost, DerivedStore, ModelFiles, WorkerPool } from './ports';
import type {
  InstancePage,
  InstanceQuery,
  InstanceRecord,
  LineExcerpt,
  OpenResult,
  PgrResult,
  SqlResult,
  TablePreview,
} from './results';
import { checkpoint, checkpointWhereDue } from './store/checkpoint';
import { findArchive, readOpenResult, readStudyRows, requireArchive } from './store/catalogue';
import { readInstance, readInstancePage } from './store/instances';
import { readItemTables } from './store/itemTables';
import { runReadOnly } from './store/readOnlySql';
import { openStore } from './store/store';
import { inSnapshot } from './store/transaction';
import { analyse, analyseInDepth } from './study/analyse/analyse';
import type { AnalyseInput } from './study/analyse/input';
import type { Dropped } from './study/analyse/sensitivity/dropped';
import { leaveOneOut, type LeaveOneOut } from './study/analyse/sensitivity/leaveOneOut';
import { mainFiguresWithout, type MainFigures } from './study/analyse/sensitivity/mainFigures';
import { compareArchives } from './study/compare/compare';
import type { ComparedArchive } from './study/compare/compared';
import type { Comparison } from './study/compare/comparison';
import { computePgr } from './study/pgr/computePgr';
import { matchItems } from './study/pgr/noise/itemScores';
import type { Study } from './study/study';
import type { TableMapping } from './study/tableMapping';
import { throwIfCancelled, type Task } from './task';
import { createInlinePool } from './pool/inlinePool';

export type { ArchiveSource, OpenOptions };

export interface Engine {
  /** Reads the archive where it is new or changed. What no reader understands is among the problems; see `isReadable`. */
  open(archive: ArchiveSource, options: OpenOptions, task: Task): Promise<OpenResult>;
  study(archiveId: string): Promise<Study>;
  pgr(archiveId: string): Promise<PgrResult>;
  analyse(archiveId: string): Promise<AnalyseResult>;
  /** The analysis with its evidence, which resamples and takes up to a second. */
  analyseInDepth(archiveId: string): Promise<AnalyseResult>;
  /** The figures of the conclusions without some parts of the study. */
  figuresWithout(archiveId: string, dropped: Dropped): Promise<MainFigures>;
  /** Those figures without each generator, setting and cell in turn; a second for a study of fifty cells. */
  leaveOneOut(archiveId: string, task: Task): Promise<LeaveOneOut>;
  /** What a comparison takes of an archive. */
  comparable(archiveId: string): Promise<ComparedArchive>;
  /** Two archives side by side; differences are those of the second from the first. */
  compare(first: string, second: string): Promise<Comparison>;
  /** Every table and figure of the leaderboard and the analysis. */
  exhibits(archiveId: string): Promise<Exhibits>;
  /** One read-only statement over the public views, limited to this archive. */
  sql(archiveId: string, text: string, task: Task): Promise<SqlResult>;
  /** A page of an archive's instances, found at once wherever it lies. */
  instances(archiveId: string, query: InstanceQuery): Promise<InstancePage>;
  /** One instance, its text whole; `ordinal` is its position in the file. Rejects with `not-found`. */
  instance(archiveId: string, path: string, ordinal: number): Promise<InstanceRecord>;
  /** What is known of every metric for every run. */
  metrics(archiveId: string): Promise<MetricTable>;
  /** Measures what is not known yet. Cancelled, what was finished stays. */
  measure(archive: ArchiveSource, request: MeasureRequest, task: Task): Promise<MetricTable>;
  /** Hands instances of runs with their texts to `take`, all or a seeded sample, and gives the runs they are of. */
  drawInstances(
    archive: ArchiveSource,
    request: DrawRequest,
    take: (run: DrawnRun, instances: readonly DrawnInstance[]) => Promise<void> | void,
    task: Task,
  ): Promise<readonly DrawnRun[]>;
  /** The values of one instance metric in at most `bins` bins, run by run. */
  distribution(archiveId: string, metric: string, bins: number): Promise<Distribution>;
  /** What is known of one instance. */
  instanceMeasures(archiveId: string, path: string, ordinal: number): Promise<readonly InstanceMeasure[]>;
  /** The rules of its setting's format that one instance breaks. */
  instanceViolations(archiveId: string, path: string, ordinal: number): Promise<readonly Violation[]>;
  /** Duplicates within runs, between them, or (scope `against`) between them and these files. */
  duplicates(
    archiveId: string,
    request: DuplicateRequest,
    against: readonly ArchiveSource[],
    task: Task,
  ): Promise<DuplicateReport>;
  /** What the instances have of the items of these test sets. */
  contamination(
    archiveId: string,
    request: ContaminationRequest,
    testSets: readonly ArchiveSource[],
    task: Task,
  ): Promise<ContaminationReport>;
  /** Lines `line - around` to `line + around` of a file as they stand in it, long ones cut after 2,000 characters. */
  lines(archive: ArchiveSource, path: string, line: number, around: number, task: Task): Promise<LineExcerpt>;
  /** A table of scores as it is read with a mapping, or with null as its header says; null where it is no table. */
  table(archive: ArchiveSource, path: string, mapping: TableMapping | null, task: Task): Promise<TablePreview | null>;
  /** Removes an archive's rows from the cache. */
  forget(archiveId: string): Promise<void>;
  close(): Promise<void>;
}

export interface EnginePorts {
  readonly database: DatabaseHost;
  /** Changes with the code: an archive that another build has read is read again. */
  readonly build: string;
  /** How much of a large file is committed at once; about 256 MiB where absent. */
  readonly partSize?: PartSize;
  /** Workers for what takes the processor long; the caller's own thread where absent. */
  readonly pool?: WorkerPool;
  /** Keeps what is dear to compute; nothing is kept where absent. */
  readonly derived?: DerivedStore;
  /** Models that ship beside the code; what needs one cannot be measured where absent. */
  readonly models?: ModelFiles | null;
}

/** Two of DuckDB's row groups: it writes a full one out as it comes, and keeps the rest in its log. */
const defaultPartSize: PartSize = { bytes: 256 * 1024 * 1024, rows: 2 * 122_880 };

/** Opens the store and gives the engine on it. Throws `AgoraError('database')` where no database can be made. */
export async function createEngine(ports: EnginePorts): Promise<Engine> {
  const store = await openStore(ports.database);
  const { build, partSize = defaultPartSize, pool = createInlinePool(), derived = noneKept, models = null } = ports;
  const inTurn = createTurns();
  const ids = createArtifactIds();
  const on = <T>(archive: string, work: (connection: Connection) => Promise<T>) => store.withConnection(archive, work);
  const reading = <T>(archive: string, work: (connection: Connection) => Promise<T>) =>
    on(archive, (connection) => inSnapshot(connection, () => work(connection)));
  /** Results of open archives, until their rows change: one that is being computed then is not kept. */
  const kept = new Map<string, Promise<Results>>();
  const results = (archive: string) => {
    const known = kept.get(archive);
    if (known) return known;
    const computing = reading(archive, (connection) => computeResults(connection, archive));
    kept.set(archive, computing);
    computing.catch(() => kept.delete(archive));
    return computing;
  };

  const alone = <T>(work: () => Promise<T>, signal: AbortSignal) => inTurn('several workers', work, signal);
  const comparable = (archive: string) => reading(archive, (connection) => readComparable(connection, archive));

  return {
    open: (archive, options, task) =>
      inTurn(archive.id, () =>
        on(archive.id, async (connection) => {
          const fingerprint = await fingerprintOf(archive.files, build);
          if (!isCurrent(await findArchive(connection, archive.id), fingerprint, options)) {
            await importArchive(connection, archive, { ...options, fingerprint, build, partSize, ids }, task);
            kept.delete(archive.id);
            await checkpointWhereDue(connection);
          }
          throwIfCancelled(task.signal);
          return inSnapshot(connection, () => readOpenResult(connection, archive.id));
        }),
      ),
    study: (archive) => reading(archive, async (connection) => (await requireArchive(connection, archive)).study),
    pgr: async (archive) => (await results(archive)).pgr,
    analyse: async (archive) => (await results(archive)).analysis(),
    analyseInDepth: async (archive) => (await results(archive)).analysisInDepth(),
    figuresWithout: async (archive, dropped) => mainFiguresWithout((await results(archive)).input, dropped),
    leaveOneOut: async (archive, task) => stepByStep(leaveOneOut((await results(archive)).input), task),
    comparable,
    compare: async (first, second) => {
      const [a, b] = [await comparable(first), await comparable(second)];
      return compareArchives(a, b);
    },
    exhibits: async (archive) => {
      const { study, pgr, analysis } = await results(archive);
      return makeExhibits({ study, pgr, analysis: analysis() });
    },
    sql: (archive, text, task) =>
      on(archive, async (connection) => {
        await requireArchive(connection, archive);
        return runReadOnly(connection, text, task.signal);
      }),
    instances: (archive, query) =>
      reading(archive, async (connection) => {
        await requireArchive(connection, archive);
        return readInstancePage(connection, archive, query);
      }),
    instance: (archive, path, ordinal) =>
      reading(archive, (connection) => readInstance(connection, archive, path, ordinal)),
    metrics: (archive) => reading(archive, (connection) => readMetricTable(connection, archive)),
    measure: async (archive, request, task) => {
      const { id } = archive;
      const working = <T>(work: (connection: Connection) => Promise<T>) => on(id, work);
      const writing = <T>(work: (connection: Connection) => Promise<T>) => inTurn('measures', () => working(work));
      const measuring = { archive, pool, derived, models, alone, reading: working, writing };
      const run = () => measure(measuring, request, task).finally(() => kept.delete(id));
      await inTurn(`measure ${id}`, run, task.signal);
      return reading(id, (connection) => readMetricTable(connection, id));
    },
    drawInstances: (archive, request, take, task) => {
      const working = <T>(work: (connection: Connection) => Promise<T>) => reading(archive.id, work);
      return drawInstances({ archive, derived, reading: working }, request, take, task);
    },
    distribution: (archive, metric, bins) =>
      reading(archive, (connection) => readDistribution(connection, metric, bins)),
    instanceMeasures: (archive, path, ordinal) =>
      reading(archive, (connection) => readInstanceMeasures(connection, path, ordinal)),
    instanceViolations: (archive, path, ordinal) =>
      reading(archive, (connection) => instanceViolations(connection, archive, path, ordinal)),
    duplicates: (archive, request, against, task) =>
      alone(
        () =>
          reading(archive, (connection) => duplicates({ archive, connection, pool, derived }, request, against, task)),
        task.signal,
      ),
    contamination: (archive, request, testSets, task) =>
      alone(
        () =>
          reading(archive, (connection) =>
            contamination({ archive, connection, pool, derived }, request, testSets, task),
          ),
        task.signal,
      ),
    lines: readLines,
    table: previewTable,
    forget: (archive) =>
      inTurn(archive, async () => {
        await on(archive, async (connection) => {
          await deleteArchive(connection, archive);
          await checkpoint(connection);
        });
        kept.delete(archive);
      }),
    close: () => {
      pool.close();
      return store.close();
    },
  };
}

interface Results {
  readonly study: Study;
  readonly pgr: PgrResult;
  readonly input: AnalyseInput;
  /** Computed when it is first asked for: the leaderboard does not wait for it. */
  analysis(): AnalyseResult;
  analysisInDepth(): AnalyseResult;
}

/** From stored rows to PGR, and on demand to the analysis. */
async function computeResults(connection: Connection, archive: string): Promise<Results> {
  const { study, runs, evaluations, printed } = await readStudyRows(connection, archive);
  const { metrics, columns } = await predictorsOf(connection, archive, { runs, printed });
  const items = matchItems(evaluations, await readItemTables(connection));
  const pgr = computePgr({ study, runs, evaluations, printed, items });
  const input = { study, pgr, evaluations, metrics, columns, printed };
  let analysis: AnalyseResult | null = null;
  let inDepth: AnalyseResult | null = null;
  return {
    study,
    pgr,
    input,
    analysis: () => (analysis ??= analyse(input)),
    analysisInDepth: () => (inDepth ??= analyseInDepth(input)),
  };
}

/** Whether any file of the archive was understood, or can be once it is mapped; where not, `agora` exits with 3. */
export function isReadable(opened: OpenResult): boolean {
  return opened.artifacts.some(({ kind, rows }) => kind !== null && (rows !== 0 || kind === scoreTable.id));
}
