import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonError } from '../../../analysis/archive/json/findJsonError';
import { outlineOf } from '../../../analysis/archive/json/outline';
import { parseJson } from '../../../analysis/archive/json/parseJson';
import { headOf } from './sources';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('JSON as tools write it', () => {
  it('reads NaN and both infinities outside strings as null', () => {
    const parsed = parseJson('{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN \\" Infinity"}');
    expect(parsed).toEqual({
      ok: true,
      value: { a: null, b: [null, null], c: 'NaN " Infinity' },
      nonFinite: 3,
      nonFiniteAt: 6,
    });
  });

  it('reads numbers that are too large to be finite as null, and leaves all others as they are', () => {
    const text = `{"a": "1e999", "b": [1e+999, -${'9'.repeat(400)}, 1e308, 1E-999, ${'1'.repeat(308)}]}`;
    expect(parseJson(text)).toEqual({
      ok: true,
      value: { a: '1e999', b: [null, null, 1e308, 0, Number('1'.repeat(308))] },
      nonFinite: 2,
      nonFiniteAt: 21,
    });
  });

  it('takes the last of duplicate keys', () => {
    expect(parseJson('{"a":1,"a":2}')).toMatchObject({ ok: true, value: { a: 2 }, nonFinite: 0 });
  });

  it('survives strings and nesting that break recursive parsers', () => {
    const depth = 200_000;
    expect(parseJson('['.repeat(depth))).toEqual({ ok: false, offset: depth });
    const long = `{"a": "${'\\"x'.repeat(3_000_000)}", "b": NaN}`;
    expect(parseJson(long)).toMatchObject({ ok: true, nonFinite: 1 });
  });

  it.each([
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ["{'a': 1}", 1],
    ['[1 2]', 3],
    ['[1, 2', 5],
    ['{"a": "b', 8],
    ['{"a": tru', 9],
    ['{"a": true\n"b": 1}', 11],
    ['[1]]', 3],
    ['{"a": "x\ny"}', 8],
    ['{"a": "\\x"}', 7],
    ['[01]', 1],
    ['', 0],
    ['[}', 1],
  ])('finds where %j stops being JSON', (text, offset) => {
    expect(isJson(text)).toBe(false);
    expect(findJsonError(text)).toBe(offset);
  });

  it('finds no error in JSON, and in a JSON cut short an error at its end', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        expect(findJsonError(text)).toBe(text.length);
        const part = text.slice(0, cut % text.length);
        if (!isJson(part)) expect(findJsonError(part)).toBe(part.length);
      }),
    );
  });

  it('accepts only what JSON.parse accepts', () => {
    const token = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', 'true', ' ', '"', '\\');
    fc.assert(
      fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
        const text = tokens.join('');
        expect(parseJson(text).ok).toBe(isJson(text));
        if (!isJson(text)) expect(findJsonError(text)).toBeLessThanOrEqual(text.length);
        else expect(findJsonError(text)).toBe(text.length);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the outline of a head', () => {
  const outline = async (text: string) => outlineOf(await headOf('file', text));

  it('tells one document, a list, lines and no JSON', async () => {
    expect(await outline('{"a": {"b": 1}, "c": [{"d": 1}]}')).toMatchObject({
      shape: 'object',
      keys: new Set(['a', 'c']),
    });
    expect(await outline(' [ {"a": 1}, {"b": 2} ]')).toMatchObject({
      shape: 'array',
      keys: new Set(['a']),
      first: { a: 1 },
    });
    expect(await outline('{"a": 1}\n{"a": 2}\n')).toMatchObject({ shape: 'lines', first: { a: 1 } });
    expect(await outline('a,b\n1,2\n')).toMatchObject({ shape: 'csv', first: { a: '1', b: '2' } });
    expect(await outline('\u0000')).toMatchObject({ shape: 'none', first: undefined });
    expect(await outline('\uFEFF{"a":1}')).toMatchObject({ shape: 'object', keys: new Set(['a']) });
  });

  it('sees past a broken first record', async () => {
    expect(await outline('{"a": "x\n{"a": 2}\n')).toMatchObject({ shape: 'lines', first: { a: 2 } });
    expect(await outline('[\n{"a": "x},\n{"a": 2}\n]')).toMatchObject({ shape: 'array', first: { a: 2 } });
  });

  it('knows the keys of a record that the head does not hold whole', async () => {
    const head = await headOf('file', `[{"a": 1, "b": "${'x'.repeat(100_000)}`);
    expect(head.complete).toBe(false);
    expect(outlineOf(head)).toMatchObject({ shape: 'array', keys: new Set(['a', 'b']), first: undefined });
  });
});
