/** The SQL console's statement: one, reading only, whatever was typed. */
import { AgoraError, asAgoraError } from '../errors';
import type { Connection } from '../ports';
import type { SqlResult } from '../results';
import { plainColumns, plainRows } from './rows';

/**
 * Runs one SELECT, VALUES, DESCRIBE, SHOW or SUMMARIZE. The text must stand as a subquery, which nothing that writes
 * can, and runs in a read-only transaction. Throws `AgoraError('bad-query')` with DuckDB's own words.
 */
export async function runReadOnly(connection: Connection, text: string, signal?: AbortSignal): Promise<SqlResult> {
  const statement = text.trim().replace(/;+$/, '').trim();
  if (statement === '') throw new AgoraError('bad-query', 'The statement is empty.', { nextStep: 'Type a SELECT.' });
  await connection.query('BEGIN TRANSACTION READ ONLY');
  try {
    // A parameter makes the text a prepared statement: DuckDB refuses more than one there.
    const described = await connection.query(
      `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM (\n${statement}\n)) WHERE ?`,
      [true],
      signal,
    );
    const columns = plainRows(described).map((row) => ({
      name: String(row['column_name']),
      type: String(row['column_type']),
    }));
    const values = plainColumns(await connection.query(readable(statement, columns), [], signal)).map(
      (column) => column.values,
    );
    const height = values[0]?.length ?? 0;
    return { columns, rows: Array.from({ length: height }, (_, row) => values.map((column) => column[row] ?? null)) };
  } catch (error) {
    throw explained(error);
  } finally {
    await connection.query('ROLLBACK');
  }
}

/** Times of day and intervals reach Arrow in forms that do not come back whole: they are read as text. */
function readable(statement: string, columns: SqlResult['columns']): string {
  const asText = columns.filter(({ type }) => /^(INTERVAL|TIME|TIME WITH TIME ZONE)$/.test(type));
  if (asText.length === 0) return statement;
  const identifiers = asText.map(({ name }) => `"${name.replaceAll('"', '""')}"`);
  return `SELECT * REPLACE (${identifiers.map((name) => `${name}::VARCHAR AS ${name}`).join(', ')}) FROM (\n${statement}\n)`;
}

function explained(error: unknown): AgoraError {
  const typed = asAgoraError(error);
  if (typed.code === 'cancelled') return typed;
  const nextStep =
    'Tables: artifacts, runs, instances, evaluations, items, scores, metrics, run_metrics, instance_metrics, training, configuration, problems.';
  return new AgoraError('bad-query', typed.message, { nextStep }, { cause: error });
}
