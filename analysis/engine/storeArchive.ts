/** What an archive is as a whole: made anew from what its files gave, which costs little beside reading them. */
import { artifactKinds } from '../archive/kinds';
import { missingShards } from '../archive/missingShards';
import type { Connection } from '../ports';
import type { Problem } from '../problem';
import { replaceArtifacts } from '../store/artifacts';
import { insertRows } from '../store/insertRows';
import { readItemTables } from '../store/itemTables';
import { evaluationRow, printedRow, problemRow, runRow, scoreRows } from '../store/records';
import type { RowOf, TableName } from '../store/tables';
import { assign } from '../study/assign';
import { mergeManifests } from '../study/mergeManifests';
import type { Overlay } from '../study/overlay';
import { computePgr } from '../study/pgr/computePgr';
import { matchItems } from '../study/pgr/noise/itemScores';
import { studyOf } from '../study/studyOf';
import { chooseManifest } from './chooseManifest';
import type { ReadFile } from './readFile';

export interface ArchiveState {
  readonly id: string;
  readonly name: string;
  readonly fingerprint: string;
  /** Whether generated data was read. */
  readonly instances: boolean;
  readonly overlay: Overlay;
}

const roles = new Map(artifactKinds.map(({ id, role }) => [id, role]));

/** Puts study, runs, evaluations, scores and problems in place of the archive's earlier ones, and shows its files. */
export async function storeArchive(
  connection: Connection,
  { id, name, fingerprint, instances, overlay }: ArchiveState,
  files: readonly ReadFile[],
  listingProblems: readonly Problem[],
): Promise<void> {
  const declared = chooseManifest(files);
  const study = studyOf(mergeManifests(overlay.manifest, declared.manifest));
  const printed = files.flatMap(({ gathered }) => gathered.printed);
  const assigned = assign({
    study,
    manifest: declared.manifest,
    overlay,
    artifacts: files.flatMap(({ stored: { path, kind, claims, rows } }) => {
      const role = kind === null ? undefined : roles.get(kind);
      return role ? [{ path, role, claims, rows }] : [];
    }),
    evaluations: files.flatMap(({ stored: { path }, gathered }) =>
      gathered.evaluations.map((row) => ({ ...row, source: path })),
    ),
  });
  const ofFiles = files.flatMap(({ gathered }) => gathered.problems);
  const missing = missingShards(files.map(({ stored: { path } }) => path));
  const problems = inOrder([...listingProblems, ...declared.problems, ...missing, ...ofFiles, ...assigned.problems]);

  const replace = async <T extends TableName>(table: T, rows: readonly RowOf<T>[]) => {
    await connection.query(`DELETE FROM store.${table} WHERE archive = ?`, [id]);
    await insertRows(connection, table, rows);
  };
  await replaceArtifacts(
    connection,
    id,
    files.map(({ stored }) => stored),
    ({ path }) => ({ run: assigned.runOfArtifact.get(path) ?? null, shown: true }),
  );
  const summary = { archive: id, name, study: JSON.stringify(study), fingerprint };
  await replace('archive', [{ ...summary, with_instances: instances, overlay: JSON.stringify(overlay) }]);
  await replace(
    'run',
    assigned.runs.map((run, ordinal) => runRow(id, run, ordinal)),
  );
  await replace(
    'evaluation',
    assigned.evaluations.map((row, ordinal) => evaluationRow(id, row, ordinal)),
  );
  await replace(
    'printed',
    printed.map((row, ordinal) => printedRow(id, row, ordinal)),
  );
  const { runs, evaluations } = assigned;
  const items = matchItems(evaluations, await readItemTables(connection));
  await replace('score', scoreRows(id, computePgr({ study, runs, evaluations, printed, items })));
  await replace(
    'problem',
    problems.map((problem, ordinal) => problemRow(id, problem, ordinal)),
  );
}

/** By file and line, so that the list reads as the archive does. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.line ?? 0) - (b.line ?? 0)));
}
