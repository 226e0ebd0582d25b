/** One archive into the store: survey, read, assign, score, in one transaction. It is there whole, or not at all. */
import type { Connection } from '../ports';
import type { Problem } from '../problem';
import { insertRows } from '../store/insertRows';
import { evaluationRow, printedRow, problemRow, runRow, scoreRows } from '../store/records';
import { tables, type RowOf, type TableName } from '../store/tables';
import { assign } from '../study/assign';
import { computePgr } from '../study/pgr/computePgr';
import { studyOf } from '../study/studyOf';
import { throwIfCancelled, type Task } from '../task';
import type { ArchiveSource, OpenOptions } from './archiveSource';
import { readFiles, type BatchSink } from './readFiles';
import { storeBatch } from './storeBatch';
import { survey } from './survey';

/** Replaces whatever the store held of the archive. Cancelled or failed, the store is as it was before. */
export async function importArchive(
  connection: Connection,
  archive: ArchiveSource,
  fingerprint: string,
  options: OpenOptions,
  task: Task,
): Promise<void> {
  await connection.query('BEGIN TRANSACTION');
  try {
    await deleteArchive(connection, archive.id);
    await insertArchive(connection, archive, fingerprint, options, task);
    throwIfCancelled(task.signal);
    await connection.query('COMMIT');
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  }
}

/** Removes an archive's rows from every table. */
export async function deleteArchive(connection: Connection, archive: string): Promise<void> {
  for (const name of Object.keys(tables))
    await connection.query(`DELETE FROM store.${name} WHERE archive = ?`, [archive]);
}

async function insertArchive(
  connection: Connection,
  archive: ArchiveSource,
  fingerprint: string,
  options: OpenOptions,
  task: Task,
): Promise<void> {
  const { id } = archive;
  const insert = <T extends TableName>(name: T, rows: readonly RowOf<T>[]) => insertRows(connection, name, rows);
  const store: BatchSink = (artifact, batch, from) => storeBatch(connection, { archive: id, artifact, from }, batch);

  const surveyed = await survey(archive.files, task);
  const study = studyOf(surveyed.manifest);
  const reading = await readFiles(surveyed.files, options, store, task);
  const assigned = assign({
    study,
    manifest: surveyed.manifest,
    artifacts: reading.files.flatMap(({ source, kind, claims, rows }) =>
      kind ? [{ path: source.path, role: kind.role, claims, rows }] : [],
    ),
    evaluations: reading.evaluations,
  });
  const { printed } = reading;
  const pgr = computePgr({ study, runs: assigned.runs, evaluations: assigned.evaluations, printed });
  const problems = [...archive.problems, ...surveyed.problems, ...reading.problems, ...assigned.problems];

  const summary = { archive: id, name: archive.name, study: JSON.stringify(study), fingerprint };
  await insert('archive', [{ ...summary, with_instances: options.instances }]);
  await insert(
    'artifact',
    reading.files.map(({ ordinal, source: { path, bytes }, kind, rows, instances }) => {
      const run = assigned.runOfArtifact.get(path) ?? null;
      return { archive: id, ordinal, path, kind: kind?.id ?? null, bytes, rows, instances, run };
    }),
  );
  await insert(
    'run',
    assigned.runs.map((run, ordinal) => runRow(id, run, ordinal)),
  );
  await insert(
    'evaluation',
    assigned.evaluations.map((row, ordinal) => evaluationRow(id, row, ordinal)),
  );
  await insert(
    'printed',
    printed.map((row, ordinal) => printedRow(id, row, ordinal)),
  );
  await insert('score', scoreRows(id, pgr));
  await insert(
    'problem',
    inOrder(problems).map((problem, ordinal) => problemRow(id, problem, ordinal)),
  );
}

/** By file and line, so that the list reads as the archive does. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.line ?? 0) - (b.line ?? 0)));
}
