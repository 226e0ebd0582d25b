import { describe, expect, it } from 'vitest';
import type { TableSpec } from '../../../../analysis/figures/figure';
import { leaderboardTable } from '../../../../analysis/figures/tables/leaderboardTable';
import { cell, cells, noiseUnknown, pgr, pgrOf, reversed, study } from '../inputs';

const at = (table: TableSpec, generator: string, column: string) => {
  const row = table.rows.find(([first]) => first?.value === generator);
  const found = row?.[table.columns.findIndex(({ id }) => id === column)];
  if (found === undefined) throw new Error(`no cell ${generator} × ${column}`);
  return found;
};

const replaced = (generator: string, method: string, domain: string, by: ReturnType<typeof cell>) =>
  cells.map((one) => (one.generator === generator && one.method === method && one.domain === domain ? by : one));

describe('leaderboardTable', () => {
  it('has the layout of Table 2: methods as groups, domains and an average in each, the overall average last', () => {
    const { columns, rows } = leaderboardTable(study, pgr);
    expect(columns.map(({ id }) => id)).toEqual([
      'generator',
      'write.math',
      'write.code',
      'write.average',
      'improve.math',
      'improve.code',
      'improve.average',
      'average',
      'cells',
    ]);
    expect(columns[1]).toMatchObject({ header: 'Math', group: 'Writing', unit: '%' });
    expect(rows.map(([first]) => first?.text)).toEqual(['Alpha', 'Beta', 'Gamma']);
  });

  it('marks the best and the second best of a column, and says what a cell stands for', () => {
    const table = leaderboardTable(study, pgr);
    expect(at(table, 'alpha', 'write.math').mark).toBe('best');
    expect(at(table, 'beta', 'write.math').mark).toBe('second');
    expect(at(table, 'gamma', 'write.math').mark).toBeUndefined();
    expect(at(table, 'alpha', 'improve.code')).toMatchObject({
      value: -8.8,
      text: '−8.8',
      mark: 'second',
      subject: { generator: 'alpha', method: 'improve', domain: 'code' },
    });
  });

  it('stands the printed average beside the computed one', () => {
    const overall = at(leaderboardTable(study, pgr), 'alpha', 'average');
    expect(overall.value).toBeCloseTo(26.825, 10);
    expect(overall.beside).toBe('printed 26.9');
  });

  it('says a note that every cell carries once, under the table', () => {
    const table = leaderboardTable(study, pgr);
    expect(table.notes.filter((note) => note === 'Known from print only.')).toHaveLength(1);
    expect(table.rows.flat().flatMap(({ notes }) => notes ?? [])).toEqual([]);
  });

  it('shows a value at fault with its reason, marks it never, and counts it nowhere', () => {
    const broken = cell('alpha', 'write', 'code', 273.6, { status: 'computed', runs: ['r1'], checks: [reversed] });
    const table = leaderboardTable(study, pgrOf(replaced('alpha', 'write', 'code', broken)));
    const value = at(table, 'alpha', 'write.code');
    expect(value.text).toBe('273.6');
    expect(value.mark).toBeUndefined();
    expect(value.notes).toEqual([{ severity: 'fault', message: 'The reference is below the base.' }]);
    expect(at(table, 'beta', 'write.code').mark).toBe('best');
    expect(at(table, 'alpha', 'cells')).toMatchObject({ value: 3, text: '3 of 4' });
    expect(at(table, 'alpha', 'write.average').notes?.[0]?.message).toContain('1 of 2 cells');
  });

  it('compares averages on common cells where a generator lacks one, and says so', () => {
    // Without its worst cell alpha's own average would rise; on the common cells it does not.
    const partial = pgrOf(cells.filter((one) => !(one.generator === 'gamma' && one.domain === 'code')));
    const table = leaderboardTable(study, partial);
    expect(at(table, 'gamma', 'average').value).toBeCloseTo((8.9 + 15.7) / 2, 10);
    expect(at(table, 'alpha', 'average').mark).toBe('best');
    expect(at(table, 'beta', 'average').mark).toBe('second');
    expect(table.notes.join(' ')).toContain('ranked on the 2 that all of them have');
    expect(at(table, 'gamma', 'write.code').text).toBe('–');
  });

  it('marks a value that carries a caution, and says the caution', () => {
    const cautioned = cell('alpha', 'write', 'math', 20.6, { checks: [noiseUnknown] });
    const table = leaderboardTable(study, pgrOf(replaced('alpha', 'write', 'math', cautioned)));
    expect(at(table, 'alpha', 'write.math')).toMatchObject({
      mark: 'best',
      notes: [{ severity: 'caution', message: noiseUnknown.message }],
    });
    expect(at(table, 'alpha', 'average').mark).toBe('best');
  });

  it('puts cells of another volume into rows of their own with their condition', () => {
    const usual = cells.map((one) => ({ ...one, volume: 10_000 }));
    const large = cell('alpha', 'write', 'math', 33.3, { volume: 50_000 });
    const table = leaderboardTable(study, pgrOf([...usual, large]));
    expect(table.columns[1]?.id).toBe('condition');
    expect(table.rows.map((row) => row[1]?.text)).toEqual(['default', 'default', 'default', '50\u202f000 instances']);
    expect(table.rows[3]?.[2]).toMatchObject({ value: 33.3 });
    expect(table.rows[3]?.[2]?.mark).toBeUndefined();
  });

  it('stands a printed value beside the computed one for the same place', () => {
    const computed = cell('alpha', 'write', 'math', 21.4, { status: 'computed', runs: ['r1'], checks: [] });
    const table = leaderboardTable(study, pgrOf([computed, ...cells]));
    expect(table.rows).toHaveLength(3);
    expect(at(table, 'alpha', 'write.math')).toMatchObject({ value: 21.4, beside: 'printed 20.6' });
  });

  it('gives a second family rows and averages of their own', () => {
    const llama = cells.map((one) => ({ ...one, family: 'llama' }));
    const qwen = cell('alpha', 'write', 'math', 60, { family: 'qwen' });
    const table = leaderboardTable(study, pgrOf([...llama, qwen]));
    expect(table.rows.map((row) => row[1]?.text)).toEqual(['default', 'default', 'default', 'qwen']);
    expect(at(table, 'alpha', 'write.average').value).toBeCloseTo((20.6 + 73.6) / 2, 10);
  });

  it('leaves variants to their own table', () => {
    const varied = cell('alpha', 'write', 'math', 1, { variant: 'json' });
    expect(leaderboardTable(study, pgrOf([...cells, varied])).rows).toHaveLength(3);
  });

  it('shows interval and number of seeds beside a computed value', () => {
    const seeded = cell('beta', 'write', 'math', 16.1, { status: 'computed', runs: ['a', 'b'], lo: 12, hi: 20.2 });
    const table = leaderboardTable(study, pgrOf(replaced('beta', 'write', 'math', seeded)));
    expect(at(table, 'beta', 'write.math').beside).toBe('[12.0, 20.2] n = 2');
  });
});
