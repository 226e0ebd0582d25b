import { describe, expect, it } from 'vitest';
import { leaderboardTable } from '../../../../analysis/figures/tables/leaderboardTable';
import { latexText } from '../../../../analysis/figures/writers/latexText';
import { toLatex } from '../../../../analysis/figures/writers/toLatex';
import { cell, cells, pgr, pgrOf, reversed, study } from '../inputs';

describe('toLatex', () => {
  const latex = toLatex(leaderboardTable(study, pgr));
  const lines = latex.split('\n');

  it('uses booktabs, without vertical rules, with a rule under each group', () => {
    expect(lines).toContain('\\begin{tabular}{@{}lrrrrrrrr@{}}');
    expect(lines.filter((line) => /^\\(top|mid|bottom)rule$/.test(line))).toHaveLength(3);
    expect(latex).toContain('\\multicolumn{3}{c}{Writing}');
    expect(lines).toContain('\\cmidrule(lr){2-4} \\cmidrule(lr){5-7}');
    expect(latex).not.toContain('\\hline');
  });

  it('has the same number of columns in every row', () => {
    const start = lines.indexOf('\\midrule');
    const rows = lines.slice(start + 1, lines.indexOf('\\bottomrule'));
    // Each generator with a line for the printed averages under it.
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row.split(' & ')).toHaveLength(9);
  });

  it('sets the best in bold, the second underlined, and minus as minus', () => {
    expect(latex).toContain('\\textbf{73.6}');
    expect(latex).toContain('\\underline{41.9}');
    expect(latex).toContain('$-$11.2');
  });

  it('opens and closes its environments in order', () => {
    const open: string[] = [];
    for (const [, verb, name] of latex.matchAll(/\\(begin|end)\{([a-z*]+)\}/g)) {
      if (verb === 'begin') open.push(name ?? '');
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('ties a value at fault to a note under the table', () => {
    const broken = cells.map((one, index) =>
      index === 0 ? cell('alpha', 'write', 'math', 9, { status: 'computed', checks: [reversed] }) : one,
    );
    const text = toLatex(leaderboardTable(study, pgrOf(broken)));
    expect(text).toContain('9.0\\textsuperscript{a}');
    expect(text).toContain('\\textsuperscript{a} Fault: The reference is below the base.');
  });
});

describe('latexText', () => {
  it.each([
    ['a_b', 'a\\_b'],
    ['100 %', '100 \\%'],
    ['\\', '\\textbackslash{}'],
    ['a--b---c', 'a-{}-b-{}-{}-c'],
    ['R² − 1 – 2', 'R\\textsuperscript{2} $-$ 1 -- 2'],
    ['[x]', '{[}x{]}'],
    ['a\r\nb', 'a b'],
  ])('writes %j as %j', (text, expected) => {
    expect(latexText(text)).toBe(expected);
  });
});
