import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInstances, type PlainRecords } from '../../../analysis/archive/instances';
import { createSeenIds } from '../../../analysis/archive/records/seenIds';
import { instancesOf, plainRecordsOf, type RecordShape } from '../../../analysis/archive/records/recordShape';
import { codes, instanceRows, source } from './sources';

const shape: RecordShape = {
  fields: ['instruction', 'response', 'config', 'index'],
  id: 'index',
  plain: { instruction: 'instruction', response: 'response', label: 'config' },
  exchange({ instruction, response, config }) {
    if (typeof instruction !== 'string' || typeof response !== 'string')
      return { code: 'wrong-type', fact: 'it is no instance' };
    return { instruction, response, label: typeof config === 'string' && config !== '' ? config : null };
  },
};

/** What is read with the scanner in front, and how many records it took; and without it. */
async function readBoth(content: string | Uint8Array, chunkBytes?: number) {
  let taken = 0;
  const read = async (isFast: boolean) => {
    const seen = createSeenIds();
    const plain = plainRecordsOf(shape, seen);
    const asked: PlainRecords | undefined = isFast ? plain : undefined;
    const toInstance = instancesOf(shape, seen);
    let parsed = 0;
    const rows = [];
    const problems = [];
    const counted: typeof toInstance = (...given) => {
      parsed++;
      return toInstance(...given);
    };
    for await (const batch of readInstances(source('x.json', content, chunkBytes), undefined, counted, asked)) {
      if (batch.table === 'instances') rows.push(...instanceRows(batch.rows), batch.rows.instructionCharacters.length);
      if (batch.table === 'problems') problems.push(...batch.rows);
    }
    const instances = rows.filter((row) => typeof row !== 'number');
    if (isFast) taken = instances.length - parsed;
    return { instances, problems };
  };
  const [slow, fast] = [await read(false), await read(true)];
  return { slow, fast, taken };
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('a', '"', '\\', '\n', '\u0001', '\u007f', 'é', '数', '🙂', '\ud800', '/', ' '),
    maxLength: 40,
  }),
  fc.constantFrom('', 'x'.repeat(15), 'x'.repeat(16), 'x'.repeat(17), 'é'.repeat(40)),
);
const field = fc.constantFrom('instruction', 'response', 'config', 'index', 'other', '', 'instructions', 'ídx');
const value = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.integer({ min: 0, max: 5 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(1e300, -0, 0.5, 12345678, 1234567, null, true, false),
);
const record = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      { instruction: text, response: text, config: value, index: fc.nat({ max: 9 }) },
      { requiredKeys: ['instruction', 'response'] },
    ),
  },
  fc.dictionary(field, value, { maxKeys: 6 }),
  fc.jsonValue({ maxDepth: 4 }),
);

/** JSON of a value as different writers write it: other escapes, white space, keys that come twice. */
function written(value: unknown, pick: (choices: number) => number): string {
  const space = () => ['', '', ' ', '\t', '  ', '\r'][pick(6)]!;
  const string = (plain: string): string => {
    const json = JSON.stringify(plain);
    return pick(2) === 0
      ? json
      : json.replace(/[^\0-\x7f]|\//g, (unit) =>
          pick(3) === 0 ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
  };
  const list = (parts: readonly string[]) => parts.map((part) => `${space()}${part}${space()}`).join(',');
  if (typeof value === 'string') return string(value);
  if (Array.isArray(value)) return `[${list(value.map((part) => written(part, pick)))}${value.length ? '' : space()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, part]) => `${string(key)}${space()}:${space()}${written(part, pick)}`,
  );
  if (members.length > 1 && pick(5) === 0)
    members.push(`"instruction":${['"again"', '"\\u00e9"', '7', 'null'][pick(4)]!}`);
  return `{${list(members)}${members.length ? '' : space()}}`;
}

const file = fc
  .tuple(fc.array(record, { maxLength: 12 }), fc.infiniteStream(fc.nat()), fc.boolean())
  .map(([records, numbers, isList]) => {
    const pick = (choices: number) => Number(numbers.next().value) % choices;
    const texts = records.map((each) => written(each, pick));
    return isList ? `[${texts.join(',\n')}]` : texts.join(pick(2) === 0 ? '\n' : '\r\n');
  });

describe('records that need no reader', () => {
  it('are the same as with it, whatever the records and however they are written', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 400 }), async (content, chunkBytes) => {
        const { slow, fast } = await readBoth(content, chunkBytes);
        expect(fast).toEqual(slow);
      }),
      { numRuns: 400 },
    );
  });

  it('are the same as with it where bytes were changed', async () => {
    const change = fc.record({
      at: fc.nat(),
      byte: fc.oneof(fc.constantFrom(...Buffer.from('"\\{}[],:0-eunt\n \0')), fc.nat({ max: 255 })),
      kind: fc.constantFrom('set', 'add', 'drop'),
    });
    await fc.assert(
      fc.asyncProperty(file, fc.array(change, { minLength: 1, maxLength: 3 }), async (content, changes) => {
        const bytes = [...new TextEncoder().encode(content)];
        for (const { at, byte, kind } of changes)
          bytes.splice(at % (bytes.length + 1), kind === 'add' ? 0 : 1, ...(kind === 'drop' ? [] : [byte]));
        const { slow, fast } = await readBoth(Uint8Array.from(bytes), 4096);
        expect(fast).toEqual(slow);
      }),
      { numRuns: 800 },
    );
  });

  it('pass the reader where they are plain, and only there', async () => {
    const plain = [
      '{"instruction":"a","response":"b"}',
      ' { "response" : "\\ud83d\\ude42\\n" , "x": [1, {"y": -0.5e+3, "z": 1e-999}, true, false, null], "instruction":"数", "config":"m", "index": 7 } ',
    ];
    const others = [
      '{"instruction":"a","response":"\\ud83d"}',
      '{"instruction":"a","response":"b","x":NaN}',
      '{"instruction":"a","response":"b","x":1e+999}',
      `{"instruction":"a","response":"b","x":${'9'.repeat(400)}}`,
      '{"instr\\u0075ction":"a","response":"b"}',
      '{"instruction":"a","response":"b","index":1.0}',
      `{"instruction":"a","response":"b","x":${'['.repeat(80)}${']'.repeat(80)}}`,
      `{"instruction":"a","response":"${'long '.repeat(600_000)}"}`,
    ];
    expect((await readBoth(plain.join('\n'))).taken).toBe(2);
    expect((await readBoth([...plain, ...others].join('\n'))).taken).toBe(2);
    expect((await readBoth(`[${[...others, ...plain].join(',\n')}]`, 1 << 20)).taken).toBe(2);
  });

  it('keep their order between those that the reader takes, over many batches', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) =>
      index % 1500 === 7
        ? '{"instruction":"odd","response":"\\ud800"}'
        : JSON.stringify({ instruction: String(index), response: 'r', index }),
    );
    const { slow, fast, taken } = await readBoth(lines.join('\n'), 1 << 16);
    expect(fast).toEqual(slow);
    expect(fast.instances.map(({ ordinal }) => ordinal)).toEqual(lines.map((_, index) => index));
    expect(taken).toBeGreaterThan(19_000);
  });

  it('are among the ids that came before, on either way', async () => {
    const lines = [
      '{"instruction":"a","response":"b","index":3}',
      '{"instruction":"a","response":"\\ud800","index":3}',
      '{"instruction":"a","response":"b","index":3}',
    ];
    const { slow, fast } = await readBoth(lines.join('\n'));
    expect(fast).toEqual(slow);
    expect(codes(fast.problems)).toEqual(['duplicate-id:2', 'duplicate-id:3']);
  });
});
