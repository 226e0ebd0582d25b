/** What page and engine worker say to each other. Everything here survives a structured clone. */
import type { ArtifactKind } from '../../analysis/archive/kind';
import type { OpenOptions } from '../../analysis/engine';
import type { ErrorCode, ErrorContext } from '../../analysis/errors';
import type { Exhibits } from '../../analysis/figures/exhibits';
import type { Problem } from '../../analysis/problem';
import type { AnalyseResult } from '../../analysis/analysisResults';
import type {
  InstancePage,
  InstanceQuery,
  InstanceRecord,
  LineExcerpt,
  OpenResult,
  PgrResult,
  SqlResult,
  TablePreview,
} from '../../analysis/results';
import type { Comparison } from '../../analysis/study/compare/comparison';
import type { Dropped } from '../../analysis/study/analyse/sensitivity/dropped';
import type { LeaveOneOut } from '../../analysis/study/analyse/sensitivity/leaveOneOut';
import type { MainFigures } from '../../analysis/study/analyse/sensitivity/mainFigures';
import type { Study } from '../../analysis/study/study';
import type { TableMapping } from '../../analysis/study/tableMapping';
import type { Progress } from '../../analysis/task';
import type { DerivedKey } from '../../analysis/ports';
import type { ContaminationReport, ContaminationRequest } from '../../analysis/contaminationResults';
import type { Violation } from '../../analysis/metrics/format/rule';
import type { DuplicateReport, DuplicateRequest } from '../../analysis/duplicateResults';
import type { Distribution, InstanceMeasure, MeasureRequest, MetricTable } from '../../analysis/metricResults';
import type { GrantedArchive } from '../../electron/contract';

/** What the window needs to know of a kind of artifact. */
export type KindSummary = Pick<ArtifactKind, 'id' | 'name' | 'role' | 'readsMapped'>;

/** Method to function: the page asks, the worker answers. */
export interface EngineCalls {
  open: (archive: GrantedArchive, options: OpenOptions) => OpenResult;
  kinds: () => readonly KindSummary[];
  study: (archiveId: string) => Study;
  pgr: (archiveId: string) => PgrResult;
  analyse: (archiveId: string) => AnalyseResult;
  analyseInDepth: (archiveId: string) => AnalyseResult;
  figuresWithout: (archiveId: string, dropped: Dropped) => MainFigures;
  leaveOneOut: (archiveId: string) => LeaveOneOut;
  compare: (a: string, b: string) => Comparison;
  exhibits: (archiveId: string) => Exhibits;
  sql: (archiveId: string, text: string) => SqlResult;
  instances: (archiveId: string, query: InstanceQuery) => InstancePage;
  instance: (archiveId: string, path: string, ordinal: number) => InstanceRecord;
  lines: (archive: GrantedArchive, path: string, line: number, around: number) => LineExcerpt;
  table: (archive: GrantedArchive, path: string, mapping: TableMapping | null) => TablePreview | null;
  metrics: (archiveId: string) => MetricTable;
  measure: (archive: GrantedArchive, request: MeasureRequest) => MetricTable;
  duplicates: (archiveId: string, request: DuplicateRequest, against: readonly GrantedArchive[]) => DuplicateReport;
  contamination: (
    archiveId: string,
    request: ContaminationRequest,
    testSets: readonly GrantedArchive[],
  ) => ContaminationReport;
  distribution: (archiveId: string, metric: string, bins: number) => Distribution;
  instanceViolations: (archiveId: string, path: string, ordinal: number) => readonly Violation[];
  instanceMeasures: (archiveId: string, path: string, ordinal: number) => readonly InstanceMeasure[];
  forget: (archiveId: string) => void;
}

export type EngineMethod = keyof EngineCalls;

/** A call as it is posted: the method and its own arguments, never another's. */
export type EngineCall = {
  [M in EngineMethod]: { readonly method: M; readonly args: Parameters<EngineCalls[M]> };
}[EngineMethod];

export type PageMessage =
  | { readonly kind: 'call'; readonly id: number; readonly call: EngineCall }
  | { readonly kind: 'cancel'; readonly id: number }
  | DerivedAnswer;

/** An `AgoraError` without its class, which a structured clone would drop. */
export interface FailureMessage {
  readonly code: ErrorCode;
  readonly message: string;
  readonly context: ErrorContext;
  /** What was wrong with each file, where the failure is about an archive. */
  readonly problems: readonly Problem[];
}

/** Where the engine's database lives; `reason` says why it is not kept on disk. */
export type Storage = { readonly kind: 'disk' } | { readonly kind: 'memory'; readonly reason: string };

export type WorkerMessage =
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: FailureMessage }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'storage'; readonly storage: Storage }
  | DerivedRequest;

/** The worker asks the page for what the machine keeps. */
export type DerivedRequest =
  | { readonly kind: 'derived-read'; readonly id: number; readonly key: DerivedKey }
  | { readonly kind: 'derived-write'; readonly id: number; readonly key: DerivedKey; readonly bytes: Uint8Array };

export interface DerivedAnswer {
  readonly kind: 'derived';
  readonly id: number;
  /** What was read; null where nothing is kept, and after writing. */
  readonly bytes: Uint8Array | null;
  /** Why nothing was written. */
  readonly failed: string | null;
}
