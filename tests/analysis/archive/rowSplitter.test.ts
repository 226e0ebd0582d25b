import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRowSplitter } from '../../../analysis/archive/csv/rowSplitter';

interface Found {
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly broken: readonly string[];
}

function split(text: string, chunkBytes = 7, longestRow?: number): Found {
  const rows: { line: number; cells: string[] }[] = [];
  const broken: string[] = [];
  const decoder = new TextDecoder();
  const splitter = createRowSplitter(
    {
      row: (row, line, doubtful) => {
        const cells = Array.from({ length: row.length }, (_, index) => decoder.decode(row.cell(index)));
        rows.push({ line, cells: doubtful ? [...cells, '(doubtful)'] : cells });
      },
      broken: (line, atEnd) => broken.push(`${String(line)}${atEnd ? ' at the end' : ''}`),
      tooLong: (line) => broken.push(`${String(line)} too long`),
    },
    0x2c,
    longestRow,
  );
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += chunkBytes) splitter.push(bytes.slice(at, at + chunkBytes));
  splitter.end();
  return { rows, broken };
}

const cellsOf = ({ rows }: Found) => rows.map(({ cells }) => cells);

describe('rows of a table', () => {
  it('end with LF, CRLF or the file, and keep what stands in quotes', () => {
    const text = 'a,b\r\n"1,2","3\r\n""4"""\n\n,\nlast,"one"';
    expect(split(text).rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1,2', '3\r\n"4"'] },
      { line: 5, cells: ['', ''] },
      { line: 6, cells: ['last', 'one'] },
    ]);
  });

  it('may hold quotes in cells that do not start with one', () => {
    expect(cellsOf(split('a 5" pipe,b\n'))).toEqual([['a 5" pipe', 'b']]);
  });

  it('whose quotes do not match cost their line, and no more', () => {
    expect(split('a,b\n"c,d\ne,f\n"g",h\ni,j\n')).toEqual({
      rows: [
        { line: 1, cells: ['a', 'b'] },
        { line: 3, cells: ['e', 'f', '(doubtful)'] },
        { line: 4, cells: ['g', 'h'] },
        { line: 5, cells: ['i', 'j'] },
      ],
      broken: ['2'],
    });
    expect(split('"he said "hi" there",x\ny,z\n')).toEqual({ rows: [{ line: 2, cells: ['y', 'z'] }], broken: ['1'] });
    expect(split('a,b\n"c,d\ne,f\n')).toEqual({
      rows: [
        { line: 1, cells: ['a', 'b'] },
        { line: 3, cells: ['e', 'f', '(doubtful)'] },
      ],
      broken: ['2 at the end'],
    });
  });

  it('longer than the limit end the file where they are one line, and cost that line where they are several', () => {
    expect(split(`a,b\n${'x'.repeat(100)}\nc,d\n`, 10, 50)).toEqual({
      rows: [{ line: 1, cells: ['a', 'b'] }],
      broken: ['2 too long'],
    });
    const many = split(`a,b\n"${'x,y\n'.repeat(50)}c,d\n`, 10, 50);
    expect(many.broken).toEqual(['2']);
    expect(many.rows.at(-1)).toMatchObject({ line: 52, cells: ['c', 'd'] });
  });

  it('are what was written, for every text and every chunk', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', '\r\n', ' ') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 20 }), (rows, end, chunkBytes) => {
        const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = rows.map((cells) => cells.map(quoted).join(',')).join(end);
        expect(split(text, chunkBytes)).toEqual({
          rows: rows.map((cells) => ({ cells, line: expect.any(Number) as number })),
          broken: [],
        });
      }),
    );
  });

  it('are the same for every chunk of every rubbish, and end', () => {
    const rubbish = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 40 });
    fc.assert(
      fc.property(rubbish, fc.integer({ min: 1, max: 10 }), (text, chunkBytes) => {
        expect(split(text, chunkBytes)).toEqual(split(text, 1000));
      }),
      { numRuns: 2000 },
    );
  });
});
