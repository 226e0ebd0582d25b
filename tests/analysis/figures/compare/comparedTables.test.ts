import { describe, expect, it } from 'vitest';
import { cellInWords } from '../../../../analysis/figures/compare/cellOfBoth';
import { comparedCellsTable } from '../../../../analysis/figures/compare/comparedCellsTable';
import { comparedRanksTable } from '../../../../analysis/figures/compare/comparedRanksTable';
import { studyOfBoth } from '../../../../analysis/figures/compare/studyOfBoth';
import { study } from '../inputs';
import { cells, comparedCell, comparison } from './comparison';

const textsOf = (rows: ReturnType<typeof comparedCellsTable>['rows']) => rows.map((row) => row.map(({ text }) => text));

describe('the table of compared cells', () => {
  const table = comparedCellsTable(study, cells);

  it('has both numbers, the difference with its evidence, and why two numbers do not compare', () => {
    expect(textsOf(table.rows)).toEqual([
      ['Alpha', 'Writing', 'Math', '20.0', '26.0', '6.0', '2.0', '10.0', '0.0054', 'the same items', 'yes'],
      [
        ...['Alpha', 'Improving', 'Code', '30.0', '31.0', '1.0', '−4.0', '6.0', '0.690', 'standard errors'],
        'no: other anchors, another protocol',
      ],
      ['Beta', 'Writing', 'Math', '10.0', '8.0', '−2.0', '–', '–', '–', '–', 'yes'],
      ['Beta', 'Writing', 'Code', '–', '8.0', '–', '–', '–', '–', '–', 'no: a fault in one or both'],
    ]);
    expect(table.columns).toHaveLength(11);
  });

  it('warns at a difference whose numbers are not on one scale', () => {
    const notes = table.rows.map((row) => row[5]?.notes?.map(({ severity }) => severity));
    expect(notes).toEqual([undefined, ['caution'], undefined, ['note']]);
  });

  it('names the condition where cells of one setting differ in it', () => {
    const variant = comparedCell(['alpha', 'write', 'math'], [1, 2], { variant: 'json' });
    const among = [comparedCell(['alpha', 'write', 'math'], [1, 2]), variant];
    expect(textsOf(comparedCellsTable(study, among).rows).map((row) => row[3])).toEqual(['default', 'json']);
    expect(cellInWords(study, variant, among)).toBe('Alpha, Writing · Math (json)');
    expect(cellInWords(study, variant, [variant])).toBe('Alpha, Writing · Math');
  });
});

describe('the table of compared ranks', () => {
  it('says which way a generator moved by a sign and a word', () => {
    const { rows } = comparedRanksTable(study, comparison.ranks);
    expect(textsOf(rows)).toEqual([
      ['Alpha', '1', '25.0', '3', '7.0', '▼ 2 worse'],
      ['Beta', '2', '10.0', '2', '8.0', '= the same'],
      ['Gamma', '3', '5.0', '1', '9.0', '▲ 2 better'],
    ]);
    expect(rows.map((row) => [row[1]?.beside, row[3]?.beside])).toEqual([
      ['[1 to 2]', '[3]'],
      [undefined, undefined],
      ['[2 to 3]', '[1 to 2]'],
    ]);
  });

  it('does not pretend to know how sure ranks are', () => {
    const unsure = comparison.ranks.map((rank) => ({ ...rank, rangeA: null, rangeB: null }));
    expect(comparedRanksTable(study, unsure).notes.join()).toContain('unknown');
  });
});

describe('the study of both archives', () => {
  it('has its own parts first, then those that the other alone has', () => {
    const [alpha, beta, gamma] = study.generators;
    if (!alpha || !beta || !gamma) throw new Error('The study has three generators.');
    const { generators } = studyOfBoth(
      { ...study, generators: [gamma, alpha] },
      { ...study, generators: [alpha, beta] },
    );
    expect(generators.map(({ id }) => id)).toEqual(['gamma', 'alpha', 'beta']);
  });
});
