/** Security statement 11: exports neutralise what an archive's names could carry. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { TableSpec } from '../../../../analysis/figures/figure';
import { toCsv } from '../../../../analysis/figures/writers/toCsv';
import { toHtml } from '../../../../analysis/figures/writers/toHtml';
import { toLatex } from '../../../../analysis/figures/writers/toLatex';
import { toMarkdown } from '../../../../analysis/figures/writers/toMarkdown';
import { toTsv } from '../../../../analysis/figures/writers/toTsv';
import { craftedNames } from '../inputs';

/** The name wherever a name can stand: column id, header, group, title, cell, beside, note. */
const tableWith = (name: string): TableSpec => ({
  id: 'crafted',
  title: name,
  columns: [
    { id: name, header: name, group: null, unit: null, align: 'left' },
    { id: 'pgr', header: 'PGR', group: name, unit: '%', align: 'right' },
  ],
  rows: [
    [
      { value: name, text: name },
      { value: -8.8, text: '−8.8', beside: name, notes: [{ severity: 'fault', message: name }] },
    ],
  ],
  notes: [name],
});

const records = (csv: string, delimiter: string): string[][] =>
  parse(csv, { delimiter, relax_quotes: delimiter === '\t', quote: delimiter === '\t' ? null : '"' });

describe.each(craftedNames)('the name %j', (name) => {
  const table = tableWith(name);

  it('is no formula in CSV and stays in its field', () => {
    const rows = records(toCsv(table), ',');
    expect(rows).toHaveLength(2);
    for (const field of rows.flat()) if (field !== '-8.8') expect(field).not.toMatch(/^\s*[=+\-@]/);
    expect(rows[1]?.[1]).toBe('-8.8');
    expect([name, `'${name}`]).toContain(rows[1]?.[0]);
  });

  it('is no formula in TSV and stays in its field', () => {
    const rows = records(toTsv(table), '\t');
    expect(rows.map((row) => row.length)).toEqual([2, 2]);
    for (const field of rows.flat()) if (field !== '-8.8') expect(field).not.toMatch(/^\s*[=+\-@]/);
  });

  it('is text in HTML', () => {
    const html = toHtml(table);
    const tags = [...html.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag);
    const allowed = ['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'sup', 'span', 'ul', 'li', 'b', 'u'];
    expect(tags.filter((tag) => !allowed.includes(tag ?? ''))).toEqual([]);
    // Every tag is closed after attributes of this form and these names alone.
    const attributes = [...html.matchAll(/<\w+((?:\s[\w-]+="[^"]*")*)\s*>/g)];
    expect(attributes).toHaveLength([...html.matchAll(/<\w/g)].length);
    const names = attributes.flatMap(([, text]) =>
      [...(text ?? '').matchAll(/\s([\w-]+)="[^"]*"/g)].map(([, one]) => one),
    );
    expect(names.filter((one) => !['scope', 'class', 'colspan', 'title'].includes(one ?? ''))).toEqual([]);
  });

  it('is text in Markdown and keeps the table’s shape', () => {
    const markdown = toMarkdown(table);
    const lines = markdown.split('\n').filter((line) => line.startsWith('| '));
    for (const line of lines) expect(line.match(/(?<!\\)\|/g)).toHaveLength(3);
    expect(lines).toHaveLength(3);
    expect(markdown.replace(/<\/?(sup|ins)>/g, '')).not.toMatch(/<[a-z/]/i);
    expect(markdown).not.toMatch(/(?<!\\)\]\(/);
    expect(markdown).not.toContain('https://');
  });

  it('is text in LaTeX', () => {
    const latex = toLatex(table);
    const commands = new Set([...latex.matchAll(/\\([a-zA-Z]+)/g)].map(([, command]) => command));
    for (const command of ['input', 'include', 'write', 'def', 'catcode']) expect(commands).not.toContain(command);
    const body = latex.split('\n').slice(1).join('\n');
    // What is left without escapes and known commands holds no special character.
    const bare = body.replace(/\\[{}$&#_%]/g, '').replaceAll('$-$', '');
    expect(bare).not.toMatch(/[#%~^_]/);
    expect(bare).not.toMatch(/\$/);
    let depth = 0;
    for (const [brace] of bare.matchAll(/[{}]/g)) {
      depth += brace === '{' ? 1 : -1;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
    const rows = latex.split('\n').filter((line) => line.endsWith(' \\\\'));
    for (const row of rows) expect(row.match(/(?<!\\)&/g)).toHaveLength(1);
  });
});

it('leaves numbers as numbers, negative ones too, at full precision', () => {
  const table: TableSpec = {
    id: 'numbers',
    title: 'Numbers',
    columns: [{ id: 'x', header: 'x', group: null, unit: null, align: 'right' }],
    rows: [
      [{ value: -8.8, text: '−8.8' }],
      [{ value: 1 / 3, text: '0.3' }],
      [{ value: null, text: '–' }],
      [{ value: '-8.8', text: '−8.8' }],
    ],
    notes: [],
  };
  expect(toCsv(table)).toBe('x\r\n-8.8\r\n0.3333333333333333\r\n\r\n-8.8\r\n');
});
