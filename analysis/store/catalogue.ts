/** What the store knows of an archive as a whole: is it there and current, and what `open` answers about it. */
import type { ArtifactRole } from '../archive/kind';
import { artifactKinds } from '../archive/kinds';
import type { Connection } from '../ports';
import type { ArchiveSummary, OpenResult } from '../results';
import { coverageOf } from '../study/coverage';
import type { Evaluation, PrintedValue, Run, Study } from '../study/study';
import { evaluationOf, printedOf, problemOf, runOf } from './records';
import { readRows } from './rows';
import { readShownArtifacts, type ShownArtifact } from './artifacts';
import { AgoraError } from '../errors';

export interface StoredArchive {
  readonly summary: ArchiveSummary;
  readonly study: Study;
  /** Whether generated data was read, or recognised only. */
  readonly withInstances: boolean;
  /** What the user said about it, as JSON. */
  readonly overlay: string;
}

/** What PGR and the analysis are computed from. */
export interface StudyRows {
  readonly study: Study;
  readonly runs: readonly Run[];
  readonly evaluations: readonly Evaluation[];
  readonly printed: readonly PrintedValue[];
}

/** Null: the archive has not been read into this store. */
export async function findArchive(connection: Connection, archive: string): Promise<StoredArchive | null> {
  const [row] = await readRows(connection, 'archive', archive);
  if (row?.name == null || row.study === null || row.fingerprint === null) return null;
  const study = JSON.parse(row.study) as Study;
  const summary = { id: archive, name: row.name, study: study.id, fingerprint: row.fingerprint };
  return { summary, study, withInstances: row.with_instances === true, overlay: row.overlay ?? '' };
}

/** The same, for an archive that must be there; throws `AgoraError('not-found')`. */
export async function requireArchive(connection: Connection, archive: string): Promise<StoredArchive> {
  const stored = await findArchive(connection, archive);
  if (stored) return stored;
  throw new AgoraError('not-found', 'The archive is not open.', { nextStep: 'Open it first.' });
}

/** The document of `agora open`. */
export async function readOpenResult(connection: Connection, archive: string): Promise<OpenResult> {
  const { summary } = await requireArchive(connection, archive);
  const artifacts = await readShownArtifacts(connection, archive);
  const rows = await readStudyRows(connection, archive);
  const problems = await readRows(connection, 'problem', archive);
  return {
    archive: summary,
    artifacts: artifacts.map(({ path, kind, bytes, rows, run }) => ({ path, kind, bytes, rows, run })),
    runs: rows.runs,
    evaluations: rows.evaluations.map((evaluation) => {
      const { model, role, benchmark, score, stderr, n } = evaluation;
      return { model, role, benchmark, score, stderr, n, source: placeOf(evaluation) };
    }),
    coverage: coverageOf({ ...rows, files: artifacts.map(({ run, kind }) => ({ run, role: roleOf(kind) })) }),
    problems: problems.map(problemOf),
  };
}

export async function readStudyRows(connection: Connection, archive: string): Promise<StudyRows> {
  const { study } = await requireArchive(connection, archive);
  const artifacts = await readShownArtifacts(connection, archive);
  return {
    study,
    runs: await readRuns(connection, archive, artifacts),
    evaluations: (await readRows(connection, 'evaluation', archive)).map(evaluationOf),
    printed: (await readRows(connection, 'printed', archive)).map(printedOf),
  };
}

async function readRuns(connection: Connection, archive: string, artifacts: readonly ShownArtifact[]): Promise<Run[]> {
  const instances = new Map<string, number>();
  for (const { run, instances: count } of artifacts) {
    if (run !== null && count !== null) instances.set(run, (instances.get(run) ?? 0) + count);
  }
  const rows = await readRows(connection, 'run', archive);
  return rows.map((row) => runOf(row, instances.get(row.id ?? '') ?? null));
}

function roleOf(kind: string | null): ArtifactRole {
  return artifactKinds.find(({ id }) => id === kind)?.role ?? 'other';
}

/** Where a score stands: the file and the tool's own key in it, or the publication's table. */
function placeOf({ tool, task, metric, filter, source }: Evaluation): string {
  return tool === 'printed' ? source : `${source}#${[task, metric, filter].filter(Boolean).join(',')}`;
}
