/**
 * Pages of instances. How many each file holds is known, so that a page is found by arithmetic; its rows are then
 * found by their ordinals, and text is fetched for what is visible alone.
 */
import { AgoraError } from '../errors';
import type { Connection } from '../ports';
import type { InstancePage, InstanceQuery, InstanceRecord, MeasuredRange } from '../results';
import { findMeasured } from './measuredInstances';
import { plainRows } from './rows';
import type { RowOf } from './tables';

/** Characters of a text that a page shows. */
const shownCharacters = 4000;

/** Part of a file's instances: so many after so many. */
interface Slice {
  readonly artifact: number;
  readonly path: string;
  readonly run: string | null;
  readonly skip: number;
  readonly take: number;
}

/** The page of an archive's instances that a query asks for. */
export async function readInstancePage(
  connection: Connection,
  archive: string,
  query: InstanceQuery,
): Promise<InstancePage> {
  if (query.measured) return readMeasuredPage(connection, archive, query.measured, query);
  const total = await countInstances(connection, archive, query);
  const slices = await slicesOf(connection, archive, query);
  const rows: InstanceRecord[] = [];
  for (const slice of slices) rows.push(...(await readSlice(connection, slice)));
  return { total, rows };
}

/** The page of those whose value lies in a range, with the value. */
async function readMeasuredPage(
  connection: Connection,
  archive: string,
  range: MeasuredRange,
  page: Pick<InstanceQuery, 'offset' | 'limit'>,
): Promise<InstancePage> {
  const { total, found } = await findMeasured(connection, archive, range, page);
  const rows: InstanceRecord[] = [];
  for (const artifact of new Set(found.map((each) => each.artifact))) {
    const own = found.filter((each) => each.artifact === artifact);
    const [first] = own;
    if (!first) continue;
    const ordinals = own.map(({ ordinal }) => ordinal);
    const records = await readRecords(connection, first, ordinals, shownCharacters);
    const values = new Map(own.map(({ ordinal, value }) => [ordinal, value]));
    for (const record of records) rows.push({ ...record, value: values.get(record.ordinal) ?? NaN });
  }
  return { total, rows };
}

/** One instance, its text whole. Throws `AgoraError('not-found')`. */
export async function readInstance(
  connection: Connection,
  archive: string,
  path: string,
  ordinal: number,
): Promise<InstanceRecord> {
  const found = await connection.query(
    `SELECT artifact, path, run FROM store.artifact WHERE archive = ? AND shown AND path = ?`,
    [archive, path],
  );
  const [file] = plainRows(found) as Pick<RowOf<'artifact'>, 'artifact' | 'path' | 'run'>[];
  const place = { artifact: file?.artifact ?? -1, path, run: file?.run ?? null };
  const [record] = await readRecords(connection, place, [ordinal], null);
  if (record) return record;
  const nextStep = 'Open the archive again: the file may have changed.';
  throw new AgoraError('not-found', `${path} has no instance ${String(ordinal)}.`, { path, nextStep });
}

/** Condition and parameters for the files of a query. */
function filesOf(archive: string, { path, run }: InstanceQuery): { where: string; parameters: (string | null)[] } {
  const given = Object.entries({ path, run }).filter(([, value]) => value !== null);
  const conditions = ['archive = ?', 'shown', 'instances > 0', ...given.map(([column]) => `${column} = ?`)];
  return { where: conditions.join(' AND '), parameters: [archive, ...given.map(([, value]) => value)] };
}

async function countInstances(connection: Connection, archive: string, query: InstanceQuery): Promise<number> {
  const { where, parameters } = filesOf(archive, query);
  const counted = await connection.query(
    `SELECT coalesce(sum(instances), 0)::BIGINT AS total FROM store.artifact WHERE ${where}`,
    parameters,
  );
  return Number(plainRows(counted)[0]?.['total']);
}

/** The files that a page touches, and what of each. */
async function slicesOf(connection: Connection, archive: string, query: InstanceQuery): Promise<Slice[]> {
  const { offset, limit } = query;
  const { where, parameters } = filesOf(archive, query);
  const found = await connection.query(
    `SELECT artifact, path, run, greatest(? - before, 0)::BIGINT AS skip,
       (least(? - before, instances) - greatest(? - before, 0))::BIGINT AS take
     FROM (
       SELECT *, (sum(instances) OVER (ORDER BY ordinal) - instances)::BIGINT AS before
       FROM store.artifact WHERE ${where}
     ) WHERE before < ? AND before + instances > ? ORDER BY ordinal`,
    [offset, offset + limit, offset, ...parameters, offset + limit, offset],
  );
  return plainRows(found) as unknown as Slice[];
}

/**
 * Ordinals are positions in the file, and of records that are no instances there is none: the instance after `skip`
 * others has an ordinal of at least `skip`, and it is told by how many are missing before it.
 */
async function readSlice(connection: Connection, slice: Slice): Promise<InstanceRecord[]> {
  const { artifact, skip, take } = slice;
  const counted = await connection.query(
    `SELECT count(*) FILTER (ordinal < ?) AS before, max(ordinal) + 1 - count(*) AS missing
     FROM store.instance WHERE artifact = ?`,
    [skip, artifact],
  );
  const [{ before = 0, missing = 0 } = {}] = plainRows(counted) as { before?: number; missing?: number }[];
  const found = await connection.query(
    `SELECT ordinal FROM store.instance WHERE artifact = ? AND ordinal >= ? AND ordinal < ?
     ORDER BY ordinal LIMIT ? OFFSET ?`,
    [artifact, skip, skip + take + missing, take, skip - before],
  );
  const ordinals = plainRows(found).map((row) => Number(row['ordinal']));
  return readRecords(connection, slice, ordinals, shownCharacters);
}

/** Instances of one file with their text, whole where `characters` is null. `ordinals` ascend. */
async function readRecords(
  connection: Connection,
  { artifact, path, run }: Pick<Slice, 'artifact' | 'path' | 'run'>,
  ordinals: readonly number[],
  characters: number | null,
): Promise<InstanceRecord[]> {
  const [first, last] = [ordinals[0], ordinals.at(-1)];
  if (first === undefined || last === undefined) return [];
  const text = (column: string) => (characters === null ? column : `left(${column}, ${String(characters)})`);
  // The span of ordinals, and not the list of them, is what lets the database pass over all other rows unread.
  const found = await connection.query(
    `SELECT ordinal, line, label, instruction_characters, response_characters,
       ${text('instruction')} AS instruction, ${text('response')} AS response
     FROM store.instance WHERE artifact = ? AND ordinal BETWEEN ? AND ? AND ordinal IN (${ordinals.join(', ')})
     ORDER BY ordinal`,
    [artifact, first, last],
  );
  return (plainRows(found) as Found[]).map((row) => ({
    path,
    run,
    ordinal: row.ordinal,
    line: row.line,
    label: row.label,
    instruction: row.instruction,
    response: row.response,
    instructionCharacters: row.instruction_characters,
    responseCharacters: row.response_characters,
  }));
}

interface Found extends Record<string, unknown> {
  readonly ordinal: number;
  readonly line: number;
  readonly label: string | null;
  readonly instruction_characters: number;
  readonly response_characters: number;
  readonly instruction: string;
  readonly response: string;
}
