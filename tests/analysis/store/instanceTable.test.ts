import { describe, expect, it } from 'vitest';
import { createInstanceBatches } from '../../../analysis/archive/instanceBatches';
import type { InstanceRow } from '../../../analysis/archive/kind';
import { instanceTable } from '../../../analysis/store/instanceTable';
import { plainRows } from '../../../analysis/store/rows';
import { databaseWith } from '../../fixtures/databaseWith';

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
  it('reach the table as they are, a lone surrogate as U+FFFD', async () => {
    const connection = await (await databaseWith('instance')).connect();
    const batches = createInstanceBatches();
    rows.forEach((row) => batches.add(row));
    for (const batch of batches.takeAll()) {
      if (batch.table !== 'instances') continue;
      await connection.insert('instance', instanceTable(3, batch.rows));
      // Whatever later batches do with the memory, what is inserted stays.
      batch.rows.release();
    }
    const stored = await connection.query(`SELECT * FROM store.instance ORDER BY ordinal`);
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
