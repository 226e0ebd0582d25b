/** What `agora stats` says where it cannot answer. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldenRegression } from '../../../analysis/statistics/goldenRegression';
import { temporaryFolder } from '../../temporaryFolder';
import { agora, agoraJson } from '../call';
import { groupedTable, predictors, tableFile } from './tables';

const { data } = goldenRegression;

describe('agora stats says what is wrong', () => {
  it.each([
    ['an unknown column', ['regress', '--y', 'nothing', '--x', 'cell'], 'no column called "nothing"'],
    ['no outcome', ['regress', '--x', 'cell'], 'needs --y'],
    ['a column twice', ['regress', '--y', 'y', '--x', 'cell,cell'], 'names cell twice'],
    ['the outcome among the predictors', ['regress', '--y', 'y', '--x', 'cell,y'], 'cannot explain itself'],
    ['clusters without a column', ['regress', '--y', 'y', '--x', 'cell', '--robust', 'cluster'], 'needs --group'],
    ['unknown errors', ['regress', '--y', 'y', '--x', 'cell', '--robust', 'hc9'], 'hc3 or cluster'],
    ['a column of words', ['regress', '--y', 'y', '--x', 'generator'], 'No row has a number'],
    ['options that mean nothing', ['pca', '--y', 'y'], 'takes no --y'],
    ['one component', ['pca', '--x', 'cell'], 'at least two columns'],
    ['one column', ['correlate', '--x', 'cell'], 'two columns of numbers'],
    ['another word', ['median'], 'not "median"'],
    [
      'a correction of nothing',
      ['regress', '--y', 'y', '--x', 'cell', '--correction', 'cr2'],
      'goes with --robust cluster',
    ],
    [
      'an unknown estimator',
      ['regress', '--y', 'y', '--x', 'cell', '--estimator', 'lad'],
      'ridge, lasso or pls, not "lad"',
    ],
    [
      'a penalty of components',
      ['regress', '--y', 'y', '--x', 'cell', '--estimator', 'pls', '--penalty', '1'],
      'goes with --estimator ridge or lasso',
    ],
    [
      'two predictors of one line',
      ['regress', '--y', 'y', '--x', 'cell,generatorLevel', '--estimator', 'theil-sen'],
      'has one predictor, not 2',
    ],
    [
      'errors of a shrunk fit',
      ['regress', '--y', 'y', '--x', 'cell', '--estimator', 'ridge', '--robust', 'hc3'],
      '--robust goes with --estimator ols',
    ],
    [
      'a penalty that is none',
      ['regress', '--y', 'y', '--x', 'cell', '--estimator', 'ridge', '--penalty', '0'],
      'above 0, not "0"',
    ],
    ['too few resamples', ['pca', '--x', predictors, '--bootstrap', '9'], 'whole number from 100 to 100000, not "9"'],
    ['another way with gaps', ['pca', '--x', predictors, '--missing', 'guess'], 'complete or impute, not "guess"'],
    ['a column on both sides', ['correlate', '--x', 'cell,y', '--partial', 'y'], 'cannot be held fixed and correlated'],
  ])('%s', async (_, [command = '', ...options], message) => {
    const { code, stderr, stdout } = await agora('stats', command, groupedTable(), ...options);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
  });

  it('of a cell, with file, line, column and value', async () => {
    const file = tableFile('cells.csv', { a: [1, 2, 3, '1e200', 5], b: [2, 1, 4, 3, 5], c: ['x', 'x', 'y', 'y', 'y'] });
    const huge = await agora('stats', 'regress', file, '--y', 'b', '--x', 'a');
    expect(huge).toMatchObject({ code: 2, stdout: '' });
    expect(huge.stderr).toContain('cells.csv:5: a holds 1e200, whose square is no number. Give a in a larger unit');
    const words = await agora('stats', 'regress', file, '--y', 'b', '--x', 'c');
    expect(words.stderr).toContain(
      'cells.csv: No row has a number in each of b, c. Line 2 holds "x" in c. Name columns of numbers',
    );
    await writeFile(file, 'a,b\n1,2\n3\n4,5,6\n7,9\n');
    const ragged = await agora('stats', 'correlate', file);
    expect(ragged.stderr).toContain('cells.csv:3: fault ragged-row: The row has 1 cells and the header 2');
    await writeFile(file, 'a,b\n');
    expect((await agora('stats', 'pca', file, '--x', 'a,b')).stderr).toContain('has a header and no rows');
  });

  it('of predictors that repeat each other', async () => {
    const file = tableFile('twice.csv', { y: data.y, a: data.cell, b: data.cell.map((value) => 2 * value) });
    const { code, stderr } = await agora('stats', 'regress', file, '--y', 'y', '--x', 'a,b');
    expect(code).toBe(2);
    expect(stderr).toContain('combinations of those before them: b');
  });

  it('of files that are not there or no table', async () => {
    const folder = temporaryFolder();
    const empty = join(folder, 'empty.csv');
    await writeFile(empty, '');
    for (const file of [join(folder, 'absent.csv'), folder, empty]) {
      const { code, document } = await agoraJson('stats', 'pca', file);
      expect(code).toBe(3);
      expect(document).toMatchObject({ problems: [{ severity: 'fault' }] });
    }
  });
});
