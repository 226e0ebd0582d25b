import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstanceBatches } from '../../../analysis/archive/instanceBatches';
import type { InstanceRow } from '../../../analysis/archive/kind';
import type { Connection, Database } from '../../../analysis/ports';
import { instanceTables } from '../../../analysis/store/instanceTables';
import { plainRows } from '../../../analysis/store/rows';
import { createStatement } from '../../../analysis/store/tables';
import { memoryDatabase } from '../../../electron/ports/database';

let database: Database;
let connection: Connection;

beforeAll(async () => {
  database = await memoryDatabase().open();
  connection = await database.connect();
  await connection.query('CREATE SCHEMA store');
  await connection.query(createStatement('instance'));
  await connection.query(createStatement('instance_text'));
});

afterAll(async () => {
  await connection.close();
  await database.close();
});

const texts = ['plain', '', 'naïve café', '数学', '👩‍🔬 and\ttabs\n', 'nul \0 inside', 'lone \uD800 surrogate'];

/** More than a batch holds. */
const rows = Array.from({ length: 20_003 }, (_, index): InstanceRow => {
  const at = (offset: number) => texts[(index + offset) % texts.length]!;
  return {
    ordinal: 2 * index,
    line: index + 1,
    instruction: at(0),
    response: at(3),
    label: index % 3 ? at(5) : null,
  };
});

const wellFormed = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));

describe('instances in columns', () => {
  it('reach both tables as they are, a lone surrogate as U+FFFD', async () => {
    const batches = createInstanceBatches();
    rows.forEach((row) => batches.add(row));
    for (const batch of batches.takeAll()) {
      if (batch.table !== 'instances') continue;
      const made = instanceTables(3, batch.rows);
      await connection.insert('instance', made.instance);
      await connection.insert('instance_text', made.instance_text);
      // Whatever later batches do with the memory, what is inserted stays.
      batch.rows.release();
    }
    const stored = await connection.query(
      `SELECT * FROM store.instance JOIN store.instance_text USING (artifact, ordinal) ORDER BY ordinal`,
    );
    expect(plainRows(stored)).toEqual(
      rows.map(({ ordinal, line, instruction, response, label }) => ({
        artifact: 3,
        ordinal,
        line,
        label: label && wellFormed(label),
        instruction_characters: instruction.length,
        response_characters: response.length,
        instruction: wellFormed(instruction),
        response: wellFormed(response),
      })),
    );
  });
});
