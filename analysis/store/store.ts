/**
 * The store: the embedded database with our schema in it. It is a cache. One that is missing is made, one that is
 * corrupt or of an older schema is discarded and made again; the archives it held are read anew when they are opened.
 */
import { AgoraError } from '../errors';
import type { Connection, Database, DatabaseHost } from '../ports';
import { createStatement, schemaVersion, tables, type TableName } from './tables';
import { views } from './views';

export interface Store {
  /** Runs `work` on a connection of its own, which sees the public views of this archive. */
  withConnection<T>(archive: string, work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Without the first two a missing extension is fetched from the network, or hangs; with the others, whatever a user types
 * into the console, it reaches no file and changes no setting. They come before anything else.
 */
const seals = [
  'SET autoload_known_extensions = false',
  'SET autoinstall_known_extensions = false',
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];

/** Opens the store, rebuilding it where it cannot be used. Throws `AgoraError('database')` where even a new one fails. */
export async function openStore(host: DatabaseHost): Promise<Store> {
  const database = (await usable(host)) ?? (await rebuilt(host));
  return {
    withConnection: async (archive, work) => {
      const connection = await database.connect();
      try {
        await connection.query(`SET VARIABLE archive = ${quoted(archive)}`);
        return await work(connection);
      } finally {
        await connection.close();
      }
    },
    close: () => database.close(),
  };
}

/** A text as an SQL literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

async function usable(host: DatabaseHost): Promise<Database | null> {
  let database: Database | null = null;
  try {
    database = await host.open();
    await prepare(database);
    return database;
  } catch {
    await database?.close().catch(() => undefined);
    return null;
  }
}

async function rebuilt(host: DatabaseHost): Promise<Database> {
  try {
    await host.discard();
    const database = await host.open();
    await prepare(database);
    return database;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const context = { nextStep: 'Free some disk space or restart the app; nothing of the archives is lost.' };
    throw new AgoraError('database', `The workspace's database cannot be made: ${reason}`, context, { cause });
  }
}

/** Makes the schema in an empty database, and throws where another one is in the way. */
async function prepare(database: Database): Promise<void> {
  const connection = await database.connect();
  try {
    await seal(connection);
    const found = await storedVersion(connection);
    if (found === null) await createSchema(connection);
    else if (found !== schemaVersion) throw new AgoraError('database', `The database has schema ${String(found)}.`);
    for (const name of Object.keys(tables)) await connection.query(`SELECT * FROM store.${name} LIMIT 0`);
  } finally {
    await connection.close();
  }
}

/** Settings hold for the whole database, and once locked cannot be made again. */
async function seal(connection: Connection): Promise<void> {
  const state = await connection.query(`SELECT current_setting('lock_configuration')::BOOLEAN AS locked`);
  if (state.get(0)?.['locked'] === true) return;
  for (const statement of seals) await connection.query(statement);
}

/** Null: the database is empty. */
async function storedVersion(connection: Connection): Promise<number | null> {
  const found = await connection.query(
    `SELECT count(*)::INTEGER AS tables, coalesce(max(table_name = 'version')::INTEGER, 0) AS versioned
     FROM information_schema.tables WHERE table_schema IN ('store', 'main')`,
  );
  const row = found.get(0);
  if (Number(row?.['tables']) === 0) return null;
  if (Number(row?.['versioned']) === 0) return -1;
  const version = await connection.query('SELECT version FROM store.version');
  return Number(version.get(0)?.['version'] ?? -1);
}

async function createSchema(connection: Connection): Promise<void> {
  await connection.query('BEGIN TRANSACTION');
  await connection.query('CREATE SCHEMA store');
  for (const name of Object.keys(tables) as TableName[]) await connection.query(createStatement(name));
  for (const [name, query] of Object.entries(views)) await connection.query(`CREATE VIEW ${name} AS ${query}`);
  await connection.query(`CREATE TABLE store.version AS SELECT ${String(schemaVersion)} AS version`);
  await connection.query('COMMIT');
}
