/** The files of an archive as the store keeps them, so that one that did not change is not read again. */
import type { Claims } from '../archive/kind';
import type { Connection } from '../ports';
import { insertRows } from './insertRows';
import { present } from './records';
import { plainRows, readRows } from './rows';
import { tables, type RowOf, type TableName } from './tables';
import { inTransaction } from './transaction';

/**
 * `reading`: parts of a large file are in, the rest is to come. `whole`: all there is. `partial`: memory was full before
 * the end. `failed`: the bytes broke off, and may come the next time.
 */
export type ArtifactState = 'reading' | 'whole' | 'partial' | 'failed';

/** One file and what it was read with. */
export interface StoredArtifact {
  /** Its id in the store: of two states of one file each has its own. */
  readonly artifact: number;
  /** 0-based place in the listing. */
  readonly ordinal: number;
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Of the content; null where the file was not streamed from its first byte to its last. */
  readonly hash: string | null;
  /** Null: not recognised. */
  readonly kind: string | null;
  readonly claims: Claims;
  /** The code that read it. */
  readonly build: string;
  /** The columns' mapping it was read with, as JSON; null for a kind that needs none. */
  readonly mapping: string | null;
  readonly state: ArtifactState;
  /** Null: recognised only. */
  readonly rows: number | null;
  /** Rows that are instances; null where generated data was not read or the file has none. */
  readonly instances: number | null;
  /** What the study is made of, as JSON; null where the file gave nothing of it. */
  readonly gathered: string | null;
}

/** What a file is to the archive as the user sees it. */
export interface ArtifactPlace {
  readonly run: string | null;
  /** False: part of a state that is not complete yet. */
  readonly shown: boolean;
}

export const notShown: ArtifactPlace = { run: null, shown: false };

/** All artifacts of an archive that are in the store to their end, shown or not, in the order they were read. */
export async function readStoredArtifacts(connection: Connection, archive: string): Promise<StoredArtifact[]> {
  const gathered = new Map(
    (await readRows(connection, 'gathered', archive)).map((row) => [row.artifact, row.gathered] as const),
  );
  const rows = await readRows(connection, 'artifact', archive);
  return rows
    .map((row) => storedArtifact(row, gathered.get(row.artifact) ?? null))
    .sort((a, b) => a.artifact - b.artifact);
}

/** The highest id of any artifact in the store; −1 where there is none. */
export async function highestArtifact(connection: Connection): Promise<number> {
  const found = await connection.query('SELECT coalesce(max(artifact), -1) AS highest FROM store.artifact');
  return Number(plainRows(found)[0]?.['highest']);
}

/** A file of an archive as the user sees it. */
export type ShownArtifact = Pick<StoredArtifact, 'path' | 'kind' | 'bytes' | 'rows' | 'instances' | 'hash'> &
  Pick<ArtifactPlace, 'run'>;

/** The files of an archive's last whole state, in the order of its listing. */
export async function readShownArtifacts(connection: Connection, archive: string): Promise<ShownArtifact[]> {
  const table = await connection.query(
    `SELECT path, kind, bytes, rows, instances, hash, run FROM store.artifact
     WHERE archive = ? AND shown ORDER BY ordinal`,
    [archive],
  );
  return (plainRows(table) as RowOf<'artifact'>[]).map(({ path, bytes, ...rest }) => ({
    ...rest,
    path: present(path),
    bytes: present(bytes),
  }));
}

/** Adds artifacts to an archive, what was gathered from them included. */
export async function insertArtifacts(
  connection: Connection,
  archive: string,
  artifacts: readonly StoredArtifact[],
  placeOf: (artifact: StoredArtifact) => ArtifactPlace = () => notShown,
): Promise<void> {
  await insertRows(
    connection,
    'artifact',
    artifacts.map((each) => artifactRow(archive, each, placeOf(each))),
  );
  await insertRows(
    connection,
    'gathered',
    artifacts.flatMap(({ artifact, gathered }) => (gathered === null ? [] : [{ archive, artifact, gathered }])),
  );
}

/** Removes a file's own row and what was gathered from it; its other rows stay. */
export async function deleteArtifact(connection: Connection, archive: string, artifact: number): Promise<void> {
  for (const table of ['artifact', 'gathered'])
    await connection.query(`DELETE FROM store.${table} WHERE archive = ? AND artifact = ?`, [archive, artifact]);
}

/** Removes what an interrupted import left of files that it had not read to their end. */
export async function deleteUnfinished(connection: Connection, archive: string): Promise<void> {
  const unfinished = `archive = ? AND state = 'reading'`;
  const found = await idsOf(connection, unfinished, archive);
  if (found.length === 0) return;
  await inTransaction(connection, async () => {
    await connection.query(`DELETE FROM store.artifact WHERE ${unfinished}`, [archive]);
    await deleteRows(connection, found);
  });
}

/** Puts these in place of all artifacts of an archive, and removes the rows of every other. */
export async function replaceArtifacts(
  connection: Connection,
  archive: string,
  artifacts: readonly StoredArtifact[],
  placeOf: (artifact: StoredArtifact) => ArtifactPlace,
): Promise<void> {
  const kept = new Set(artifacts.map(({ artifact }) => artifact));
  const before = await idsOf(connection, 'archive = ?', archive);
  for (const table of ['artifact', 'gathered'])
    await connection.query(`DELETE FROM store.${table} WHERE archive = ?`, [archive]);
  await insertArtifacts(connection, archive, artifacts, placeOf);
  await deleteRows(
    connection,
    before.filter((artifact) => !kept.has(artifact)),
  );
}

/** Removes an archive's artifacts and all their rows, within the caller's transaction. */
export async function deleteArtifacts(connection: Connection, archive: string): Promise<void> {
  await replaceArtifacts(connection, archive, [], () => notShown);
}

async function idsOf(connection: Connection, where: string, archive: string): Promise<number[]> {
  const found = await connection.query(`SELECT artifact FROM store.artifact WHERE ${where}`, [archive]);
  return plainRows(found).map(({ artifact }) => Number(artifact));
}

/** Tables whose rows belong to one file. */
const rowTables = (Object.keys(tables) as TableName[]).filter(
  (name) => name !== 'artifact' && 'artifact' in tables[name],
);

/** Removes the rows of these artifacts. */
async function deleteRows(connection: Connection, artifacts: readonly number[]): Promise<void> {
  if (artifacts.length === 0) return;
  const list = artifacts.join(', ');
  for (const table of rowTables) await connection.query(`DELETE FROM store.${table} WHERE artifact IN (${list})`);
}

function artifactRow(archive: string, stored: StoredArtifact, { run, shown }: ArtifactPlace): RowOf<'artifact'> {
  const { artifact, ordinal, path, kind, bytes, rows, instances, modifiedMs, hash, build, mapping, state } = stored;
  const claims = JSON.stringify(stored.claims);
  return {
    archive,
    artifact,
    ordinal,
    path,
    kind,
    bytes,
    rows,
    instances,
    run,
    modified_ms: modifiedMs,
    hash,
    claims,
    build,
    mapping,
    state,
    shown,
  };
}

function storedArtifact(row: RowOf<'artifact'>, gathered: string | null): StoredArtifact {
  const { kind, rows, instances, hash, mapping } = row;
  return {
    artifact: present(row.artifact),
    ordinal: present(row.ordinal),
    path: present(row.path),
    bytes: present(row.bytes),
    modifiedMs: present(row.modified_ms),
    hash,
    kind,
    claims: JSON.parse(present(row.claims)) as Claims,
    build: present(row.build),
    mapping,
    state: present(row.state) as ArtifactState,
    rows,
    instances,
    gathered,
  };
}
