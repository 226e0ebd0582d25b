import { describe, expect, it } from 'vitest';
import { evidenceTables } from '../../../../analysis/figures/tables/evidenceTables';
import { analyse, analyseInDepth } from '../../../../analysis/study/analyse/analyse';
import { publishedInput } from '../../study/analyse/input';

const result = analyseInDepth(publishedInput());
const tables = evidenceTables(result);
const row = (id: string, first: string) =>
  tables
    .find((table) => table.id === id)
    ?.rows.find(([cell]) => cell?.value === first)
    ?.map(({ text }) => text);

describe('the tables of the evidence', () => {
  it('have as many cells in a row as columns, and are plain data', () => {
    for (const { id, columns, rows } of tables)
      for (const cells of rows) expect(cells, id).toHaveLength(columns.length);
    expect(JSON.parse(JSON.stringify(tables))).toEqual(tables);
  });

  it('show the skill in the sample beside that out of it', () => {
    expect(row('out_of_sample', 'sample')?.[1]).toBe('0.338');
    expect(row('out_of_sample', 'generator')).toEqual(['One generator left out', '−0.069', '−0.653', '0.354']);
    expect(tables[0]?.notes.join(' ')).toContain('p 0.214 over 720 arrangements. Null: Which generator');
  });

  it('show slopes with their intervals and the p of generators exchanged', () => {
    const cells = row('slopes', 'response_quality_prometheus');
    expect(cells?.[1]).toBe('−0.41');
    expect(cells?.[4]).toBe('11.65');
    expect(cells?.slice(-2)).toEqual(['0.0097', '0.0875']);
  });

  it('are none without evidence', () => {
    expect(evidenceTables(analyse(publishedInput()))).toEqual([]);
  });
});
