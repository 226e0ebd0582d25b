import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText as readDocumentText } from '../../../analysis/archive/document';
import { createLineSplitter } from '../../../analysis/archive/bytes/lineSplitter';
import { createProblemList } from '../../../analysis/archive/problemList';
import { codes, readSource, readText, source } from './sources';

describe('limits', () => {
  it('a document over the limit is a problem and not read', async () => {
    const problems = createProblemList('x.json');
    expect(await readDocumentText(source('x.json', 'x'.repeat(2000)), problems, undefined, 1999)).toBeNull();
    expect(codes(problems.finish())).toEqual(['file-too-large']);
    expect(await readDocumentText(source('x.json', 'x'.repeat(2000)), problems, undefined, 2000)).toHaveLength(2000);
  });

  it('a message that quotes much of a file is shortened, and still says what to do', () => {
    const problems = createProblemList('x.csv');
    problems.add(1, 'unmapped-table', `No column is known among ${'column, '.repeat(1000)}. Map its columns.`);
    const [{ message } = { message: '' }] = problems.finish();
    expect(message).toHaveLength(2000);
    expect(message).toMatch(/^No column is known.*….*Map its columns\.$/);
  });

  it('a line over the limit ends the file', () => {
    const found: string[] = [];
    const splitter = createLineSplitter(
      {
        line: (_bytes, line) => found.push(`line ${String(line)}`),
        tooLong: (line) => found.push(`too long ${String(line)}`),
      },
      null,
      10,
    );
    const text = new TextEncoder().encode(`short\n${'x'.repeat(30)}\nshort\n`);
    for (let at = 0; at < text.length; at += 5) splitter.push(text.subarray(at, at + 5));
    splitter.end();
    expect(found).toEqual(['line 1', 'too long 2']);
  });

  it('ten thousand problems of one code are listed and the rest is counted', async () => {
    const { problems } = await readText(
      'x.jsonl',
      `{"instruction":"a","response":"b"}\n${'{"instruction":"a"}\n'.repeat(10_005)}`,
    );
    expect(problems).toHaveLength(10_001);
    expect(problems.at(-1)).toMatchObject({ code: 'more-problems', line: null });
    expect(problems.at(-1)?.message).toContain('5 more problems of code missing-field');
  });
});

describe('chunks', () => {
  it('of any size give the same rows and problems, for lists and for lines, whole and broken', async () => {
    const piece = fc.constantFrom(
      '{"instruction":"é","response":"b\\n"}',
      '{"instruction":"a"',
      '{"response":null}',
      '"',
      '\n',
      ',',
      ']',
    );
    const file = fc.tuple(
      fc.constantFrom('[\n', ''),
      fc.constantFrom(',\n', '\n', '\r\n'),
      fc.array(piece, { maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 40 }), async ([start, separator, pieces], chunkBytes) => {
        const text = start + ['{"instruction":"q","response":"r"}', ...pieces].join(separator);
        const [whole, cut] = await Promise.all([
          readSource(source('x', text, 100_000)),
          readSource(source('x', text, chunkBytes)),
        ]);
        expect(whole.kind).toBe('data-agora');
        expect(cut.instances).toEqual(whole.instances);
        expect(cut.problems).toEqual(whole.problems);
      }),
      { numRuns: 400 },
    );
  });
});
