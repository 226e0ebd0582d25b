import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createElementSplitter } from '../../../analysis/archive/json/elementSplitter';

interface Split {
  readonly elements: readonly { readonly text: string; readonly line: number }[];
  readonly troubles: readonly string[];
}

function split(bytes: Uint8Array, cuts: readonly number[] = [], largest?: number): Split {
  const elements: { text: string; line: number }[] = [];
  const troubles: string[] = [];
  const splitter = createElementSplitter(
    {
      element: (element, line) => elements.push({ text: new TextDecoder().decode(element), line }),
      trouble: (line, code) => troubles.push(`${code}:${String(line)}`),
    },
    null,
    largest,
  );
  const edges = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  for (const [index, edge] of edges.entries()) splitter.push(bytes.subarray(edge, edges[index + 1] ?? edge));
  splitter.end();
  return { elements, troubles };
}

const splitText = (text: string): Split => split(new TextEncoder().encode(text));

/** A JSON array, and the line of each element known from how it was written. */
const written = fc
  .tuple(
    fc.array(fc.jsonValue({ maxDepth: 4 })),
    fc.constantFrom(undefined, 1, 4),
    fc.constantFrom('\n', '\r\n', ' ', ''),
  )
  .map(([values, indent, space]) => {
    let text = `${space}[${space}`;
    let lines = text.split('\n').length;
    const expected: { text: string; line: number }[] = [];
    values.forEach((value, index) => {
      const element = JSON.stringify(value, null, indent);
      expected.push({ text: element, line: lines });
      const separator = index === values.length - 1 ? space : `${space},${space}`;
      text += element + separator;
      lines += (element + separator).split('\n').length - 1;
    });
    return { text: `${text}]${space}`, expected };
  });

describe('the splitter of JSON arrays', () => {
  it('gives the same elements and lines for every chunking of every array', () => {
    fc.assert(
      fc.property(written, fc.array(fc.nat()), ({ text, expected }, cuts) => {
        const found = split(new TextEncoder().encode(text), cuts);
        expect(found.elements).toEqual(expected);
        expect(found.troubles).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same for every chunking of every rubbish, and ends', () => {
    const rubbish = fc.oneof(
      fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', ',', '\n', ' ', 'a', '1', ':'), maxLength: 80 }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(rubbish, fc.array(fc.nat()), (text, cuts) => {
        const bytes = new TextEncoder().encode(text);
        expect(split(bytes, cuts)).toEqual(split(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves quotes, brackets and backslashes within strings alone', () => {
    const values = [{ a: '"]}[{,' }, { b: '\\' }, { c: '\\"' }, ['\\\\'], '],['];
    expect(splitText(JSON.stringify(values)).elements.map(({ text }): unknown => JSON.parse(text))).toEqual(values);
  });

  it('reads what stands before and after a record with a missing quote', () => {
    const compact = '[\n{"a":"one"},\n{"a":"two, "b":"x"},\n{"a":"three"},\n{"a":"four"}\n]';
    const found = splitText(compact);
    expect(found.elements.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
    expect(found.elements[2]?.text).toBe('{"a":"three"}');
    expect(found.troubles).toEqual([]);
    const pretty = JSON.stringify(
      [
        { a: 'one', b: 'x' },
        { a: 'two', b: 'x' },
        { a: 'three', b: 'x' },
      ],
      null,
      4,
    );
    const broken = splitText(pretty.replace('"two"', '"two'));
    expect(broken.elements.map(({ line }) => line)).toEqual([2, 6, 10]);
    expect(JSON.parse(broken.elements[2]?.text ?? '')).toEqual({ a: 'three', b: 'x' });
  });

  it('says where a truncated document starts to be incomplete', () => {
    expect(splitText('[\n{"a":1},\n{"a":"b').troubles).toEqual(['truncated-json:3']);
    expect(splitText('[\n{"a":1},\n').troubles).toEqual(['truncated-json:3']);
    expect(splitText('[{"a":1}').elements).toHaveLength(1);
  });

  it('takes a document that is no array as one element', () => {
    expect(splitText(' {"a": [1, 2]}\n').elements).toEqual([{ text: '{"a": [1, 2]}', line: 1 }]);
    expect(splitText('12').elements).toEqual([{ text: '12', line: 1 }]);
    expect(splitText('').elements).toEqual([]);
  });

  it('stops at content after the array', () => {
    const found = splitText('[1]\n[2]');
    expect(found.elements).toEqual([{ text: '1', line: 1 }]);
    expect(found.troubles).toEqual(['trailing-content:2']);
  });

  it('reports a closing bracket without an opening one and reads on', () => {
    const found = splitText('[{"a":1},\n},{"b":2}]');
    expect(found.troubles).toEqual(['broken-json:2']);
    expect(found.elements.map(({ text }) => text)).toEqual(['{"a":1}', '{"b":2}']);
  });

  it('keeps no more than the largest record allowed', () => {
    const bytes = new TextEncoder().encode(`["${'x'.repeat(1000)}`);
    expect(split(bytes, [200, 400, 600, 800], 300).troubles).toEqual(['record-too-large:1']);
  });

  it('goes through a million brackets', () => {
    const found = splitText(`[${'['.repeat(1e6)}${']'.repeat(1e6)}]`);
    expect(found.elements[0]?.text).toHaveLength(2e6);
    expect(found.troubles).toEqual([]);
  });
});
